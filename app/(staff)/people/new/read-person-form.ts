import { type AddPersonRequest, addPersonSchema } from "@/lib/contracts/people";
import type { PlainKey } from "@/lib/i18n/text";

export type FieldErrors = Partial<Record<keyof AddPersonRequest, PlainKey>>;

/** Where a new person must be put, if anywhere: a teacher's own people are those of their sections and of the units they supervise. */
export type PlaceRule = "none" | "section" | "section_or_unit";

type Read = { ok: true; person: AddPersonRequest } | { ok: false; errors: FieldErrors };

/** What the form holds, as the contract has it, or what is wrong with each field. */
export function readPersonForm(form: FormData, placeRule: PlaceRule): Read {
  const parsed = addPersonSchema.safeParse({
    kind: form.get("kind"),
    nameAr: form.get("nameAr"),
    nameEn: form.get("nameEn"),
    number: form.get("number"),
    sectionIds: form.getAll("sectionIds"),
    unitId: form.get("unitId") || null,
  });
  const errors: FieldErrors = {};
  const isPlaced = form.has("sectionIds") || Boolean(form.get("unitId"));
  if (placeRule !== "none" && !isPlaced)
    errors.sectionIds = placeRule === "section" ? "problems.section_required" : "people.place_required";
  if (parsed.success) return errors.sectionIds ? { ok: false, errors } : { ok: true, person: parsed.data };
  for (const issue of parsed.error.issues) {
    const field = String(issue.path[0]);
    if (isField(field)) errors[field] ??= wordsFor(field, issue.code);
  }
  return { ok: false, errors };
}

/** Whether a field named by the server is one of this form. */
export function isField(field: string): field is keyof AddPersonRequest {
  return Object.hasOwn(addPersonSchema.shape, field);
}

function wordsFor(field: keyof AddPersonRequest, code: string): PlainKey {
  const long = code === "too_big";
  if (field === "nameAr" || field === "nameEn") return long ? "people.name_long" : "people.name_short";
  if (field === "number") return long ? "people.number_long" : "people.number_missing";
  if (field === "sectionIds" && long) return "people.too_many_sections";
  return "people.field_wrong";
}
