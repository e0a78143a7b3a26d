"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Button, ButtonLink } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import { REGISTER_SPANS, type RegisterFrame } from "@/lib/contracts/register";
import { addDays, shiftMonth } from "@/lib/domain/attendance/date-range";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { scopeText } from "./scope-text";

type Asked = Pick<RegisterFrame, "scope" | "span" | "date">;

/** The address of a register. */
export function registerAddress({ scope, span, date }: Asked): string {
  const query = new URLSearchParams({ ...(scope ? { scope: scopeText(scope) } : {}), span, date });
  return `/register?${query}`;
}

/** Whose register, of what time: every choice is an address, so it can be kept, shared and gone back from. */
export function RegisterControls({ frame }: { frame: RegisterFrame }) {
  const text = useText();
  const router = useRouter();
  const [isGoing, startGoing] = useTransition();
  const go = (change: Partial<Asked>) =>
    startGoing(() => router.push(registerAddress({ ...frame, ...change }), { scroll: false }));
  const spans = REGISTER_SPANS.filter((span) => span !== "term" || frame.term !== null);
  return (
    <div className="flex flex-wrap items-end gap-x-4 gap-y-3" aria-busy={isGoing}>
      <div className="min-w-52 max-sm:w-full">
        <PlaceField frame={frame} onChoose={(scope) => go({ scope })} />
      </div>
      <Segmented
        legend={text("register.range")}
        options={spans.map((value) => ({ value, label: text(`register.range_${value}`) }))}
        value={frame.span}
        onChange={(span) => go({ span })}
      />
      <div className="flex gap-2">
        <Button onClick={() => go({ date: neighbourOf(frame, -1) })}>{text("register.earlier")}</Button>
        <ButtonLink href={registerAddress({ ...frame, date: frame.today })}>
          {text("register.now")}
        </ButtonLink>
        <Button onClick={() => go({ date: neighbourOf(frame, 1) })}>{text("register.later")}</Button>
      </div>
    </div>
  );
}

/** A date in the time before (-1) or after (1) the one shown. */
function neighbourOf({ span, from, to }: RegisterFrame, step: -1 | 1): string {
  if (span === "month") return shiftMonth(from, step);
  return step < 0 ? addDays(from, -1) : addDays(to, 1);
}

function PlaceField({
  frame,
  onChoose,
}: {
  frame: RegisterFrame;
  onChoose: (scope: RegisterFrame["scope"]) => void;
}) {
  const text = useText();
  const language = useLanguage();
  const of = (kind: "organization" | "section" | "unit") =>
    frame.places.filter(({ scope }) => scope.kind === kind);
  const option = ({ scope, name, depth }: RegisterFrame["places"][number]) => (
    <option key={scopeText(scope)} value={scopeText(scope)}>
      {"\u2003".repeat(depth)}
      {inLanguage(name, language)}
    </option>
  );
  return (
    <Field label={text("register.scope")}>
      {(control) => (
        <Select
          {...control}
          value={frame.scope ? scopeText(frame.scope) : ""}
          onChange={({ target }) =>
            onChoose(frame.places.find(({ scope }) => scopeText(scope) === target.value)?.scope ?? null)
          }
        >
          {of("organization").map(option)}
          {of("unit").length > 0 && (
            <optgroup label={text("register.scope_units")}>{of("unit").map(option)}</optgroup>
          )}
          {of("section").length > 0 && (
            <optgroup label={text("register.scope_sections")}>{of("section").map(option)}</optgroup>
          )}
        </Select>
      )}
    </Field>
  );
}
