"use client";

import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { Bilingual } from "@/lib/contracts/check-in";
import { useText } from "@/lib/i18n/language-provider";

type BilingualNamesProps = {
  value?: Bilingual | undefined;
  /** Which fields the form found wrong; a form without it leaves that to the browser. */
  faults?: ReadonlySet<string>;
};

/** The two names of something, as form fields `nameAr` and `nameEn`. */
export function BilingualNames({ value, faults }: BilingualNamesProps) {
  const text = useText();
  const fault = (field: string) => (faults?.has(field) ? text("units.name_wrong") : undefined);
  return (
    <>
      <Field label={text("units.name_ar")} error={fault("nameAr")}>
        {(control) => (
          <Input
            {...control}
            name="nameAr"
            lang="ar"
            dir="rtl"
            defaultValue={value?.ar}
            required
            minLength={2}
            maxLength={120}
            autoComplete="off"
          />
        )}
      </Field>
      <Field label={text("units.name_en")} error={fault("nameEn")}>
        {(control) => (
          <Input
            {...control}
            name="nameEn"
            lang="en"
            dir="ltr"
            defaultValue={value?.en}
            required
            minLength={2}
            maxLength={120}
            autoComplete="off"
          />
        )}
      </Field>
    </>
  );
}
