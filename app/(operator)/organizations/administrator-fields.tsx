"use client";

import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useText } from "@/lib/i18n/language-provider";

/** Who is invited as first administrator; `faults` are paths of the contract, such as "administrator.email". */
export function AdministratorFields({ faults }: { faults: ReadonlySet<string> }) {
  const text = useText();
  const nameFault = (field: string) =>
    faults.has(`administrator.${field}`) ? text("units.name_wrong") : undefined;
  return (
    <>
      <Field
        label={text("roles.email")}
        error={faults.has("administrator.email") ? text("roles.email_wrong") : undefined}
      >
        {(control) => (
          <Input {...control} type="email" name="email" dir="ltr" maxLength={254} autoComplete="off" />
        )}
      </Field>
      <Field label={text("organizations.administrator_ar")} error={nameFault("nameAr")}>
        {(control) => (
          <Input {...control} name="administratorAr" lang="ar" dir="rtl" maxLength={120} autoComplete="off" />
        )}
      </Field>
      <Field label={text("organizations.administrator_en")} error={nameFault("nameEn")}>
        {(control) => (
          <Input {...control} name="administratorEn" lang="en" dir="ltr" maxLength={120} autoComplete="off" />
        )}
      </Field>
    </>
  );
}

/** What the fields hold, as the contracts have it. */
export function readAdministrator(form: FormData) {
  return {
    email: form.get("email"),
    nameAr: form.get("administratorAr"),
    nameEn: form.get("administratorEn"),
  };
}
