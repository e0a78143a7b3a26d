"use client";

import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useText } from "@/lib/i18n/language-provider";

type ReasonFieldProps = { value: string; onChange: (value: string) => void };

/** Why it is decided so: kept in the audit log. */
export function ReasonField({ value, onChange }: ReasonFieldProps) {
  const text = useText();
  return (
    <Field label={text("enrolmentReview.reason")} hint={text("enrolmentReview.reason_hint")}>
      {(control) => (
        <Input
          {...control}
          data-focus-first
          required
          minLength={3}
          maxLength={500}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
