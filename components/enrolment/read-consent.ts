import type { Consent } from "@/components/capture/enrolment-request";
import { CONSENT_TEXT_VERSION, consentSchema } from "@/lib/contracts/enrolment";
import type { Language } from "@/lib/i18n/language";

export type ConsentError = "given_by_missing" | "giver_name_missing" | "giver_name_long" | "consent_missing";

/** What is still missing, by control. */
export type ConsentErrors = Partial<Record<"givenBy" | "giverName" | "agreed", ConsentError>>;

/** The form as consent, or what is wrong with it. Nothing is taken for granted: who and the tick must both be given. */
export function readConsent(form: FormData, language: Language): Consent | { errors: ConsentErrors } {
  const name = String(form.get("giverName") ?? "").trim();
  const consent = consentSchema.safeParse({
    textVersion: CONSENT_TEXT_VERSION,
    language,
    givenBy: form.get("givenBy"),
    giverName: name,
  });
  const errors: ConsentErrors = {};
  if (form.get("givenBy") === null) errors.givenBy = "given_by_missing";
  if (name.length < 2) errors.giverName = "giver_name_missing";
  if (name.length > 120) errors.giverName = "giver_name_long";
  if (form.get("agreed") !== "yes") errors.agreed = "consent_missing";
  return consent.success && !errors.agreed ? consent.data : { errors };
}
