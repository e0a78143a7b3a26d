"use client";

import { useEffect, useRef, useState } from "react";
import { Choice } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { Bilingual } from "@/lib/contracts/check-in";
import type { PersonSummary } from "@/lib/contracts/people";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { findPeopleAction } from "./roles/actions";

const PAUSE_MS = 300;

type PersonPickerProps = {
  chosen: string | null;
  onChoose: (person: { id: string; name: Bilingual }) => void;
  /** Nobody was chosen although somebody is needed. */
  isMissing: boolean;
  /** Said when nobody is found. */
  whenNobody: string;
};

/** Finds a person by a part of the name or number; the few found are radio buttons. */
export function PersonPicker({ chosen, onChoose, isMissing, whenNobody }: PersonPickerProps) {
  const text = useText();
  const language = useLanguage();
  const [found, setFound] = useState<PersonSummary[] | null>(null);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef("");

  useEffect(() => () => clearTimeout(pause.current), []);

  function search(value: string) {
    const sought = value.trim();
    latest.current = sought;
    clearTimeout(pause.current);
    if (sought === "") return setFound(null);
    pause.current = setTimeout(async () => {
      const answer = await findPeopleAction({ text: sought }).catch(() => null);
      // An answer that was overtaken by further typing is no news.
      if (answer?.ok && latest.current === sought) setFound(answer.value);
    }, PAUSE_MS);
  }

  return (
    <div className="grid gap-1">
      <Field
        label={text("roles.person")}
        hint={text("roles.person_hint")}
        error={isMissing ? text("roles.person_missing") : undefined}
      >
        {(control) => (
          <Input
            {...control}
            type="search"
            autoComplete="off"
            maxLength={120}
            onChange={(event) => search(event.target.value)}
          />
        )}
      </Field>
      <div role="radiogroup" aria-label={text("roles.person")} className="grid">
        {found?.map((person) => (
          <Choice
            key={person.id}
            type="radio"
            name="person"
            value={person.id}
            checked={chosen === person.id}
            onChange={() => onChoose(person)}
            label={
              <>
                {inLanguage(person.name, language)}{" "}
                <bdi className="text-muted text-sm tabular-nums">{person.number}</bdi>
              </>
            }
          />
        ))}
      </div>
      <p role="status" className="text-muted text-sm empty:hidden">
        {found?.length === 0 && whenNobody}
      </p>
    </div>
  );
}
