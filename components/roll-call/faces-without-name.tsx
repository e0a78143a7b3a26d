"use client";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";
import type { RollEntry } from "@/lib/contracts/roll";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";

type FacesWithoutNameProps = {
  /** Their numbers, as the picture shows them. */
  faces: readonly number[];
  /** Whom the teacher can choose from: everybody who is not here yet. */
  missing: readonly RollEntry[];
  onPick: (face: number, personId: string) => void;
  onIgnore: (face: number) => void;
};

/** Faces that nobody can be told from: the teacher says who each is, or leaves it. */
export function FacesWithoutName({ faces, missing, onPick, onIgnore }: FacesWithoutNameProps) {
  const text = useText();
  const language = useLanguage();
  if (faces.length === 0) return null;
  return (
    <section aria-labelledby="faces-without-name" className="grid gap-2">
      <h2 id="faces-without-name" className="font-semibold">
        {text("rollCall.unnamed", { count: faces.length })}
      </h2>
      <p className="text-muted text-sm">{text("rollCall.unnamed_hint")}</p>
      <ul className="grid gap-3">
        {faces.map((face) => (
          <li key={face} className="flex flex-wrap items-end gap-2">
            <div className="min-w-40 flex-1">
              <Field label={text("rollCall.face", { number: face })}>
                {(control) => (
                  <Select {...control} value="" onChange={({ target }) => onPick(face, target.value)}>
                    <option value="" disabled>
                      {text("rollCall.choose")}
                    </option>
                    {missing.map(({ personId, name, number }) => (
                      <option key={personId} value={personId}>
                        {`${inLanguage(name, language)} (${number})`}
                      </option>
                    ))}
                  </Select>
                )}
              </Field>
            </div>
            <Button
              aria-label={text("rollCall.ignore_face", { number: face })}
              onClick={() => onIgnore(face)}
            >
              {text("rollCall.ignore")}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
