import { z } from "zod";
import type { RenewalReason } from "@/lib/domain/reference-renewal";
import type { Bilingual } from "./check-in";

const name = z.string().trim().min(2).max(120);

export const addPersonSchema = z.strictObject({
  kind: z.enum(["student", "employee"]),
  nameAr: name,
  nameEn: name,
  number: z.string().trim().min(1).max(40),
  sectionIds: z.array(z.uuid()).max(20),
  /** Where the person belongs; null is the whole organisation. */
  unitId: z.uuid().nullable().default(null),
});

export type AddPersonRequest = z.infer<typeof addPersonSchema>;

const PEOPLE_PER_PAGE = 50;

/** Which people: whose name or number holds a text, of a unit (with all below it) or a section, of a kind, with a face, without one or with one to be renewed. */
export const peopleFilterSchema = z.strictObject({
  text: z.string().trim().max(120).default(""),
  unit: z.uuid().optional(),
  section: z.uuid().optional(),
  kind: z.enum(["student", "employee"]).optional(),
  face: z.enum(["none", "enrolled", "renewal"]).optional(),
  status: z.enum(["active", "left"]).default("active"),
});

export type PeopleFilter = z.output<typeof peopleFilterSchema>;

/** A page of the people that a filter finds, 1 being the first, in the order of the names in a language. */
export const listPeopleSchema = peopleFilterSchema.extend({
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  language: z.enum(["ar", "en"]).default("en"),
  perPage: z.number().int().min(1).max(200).default(PEOPLE_PER_PAGE),
});

/** The most people that one bulk change takes. */
export const MOST_CHOSEN = 2_000;

const personIds = z.array(z.uuid()).min(1).max(MOST_CHOSEN);

export const personIdSchema = z.strictObject({ personId: z.uuid() });

export const changePersonSchema = z.strictObject({
  personId: z.uuid(),
  kind: z.enum(["student", "employee"]),
  nameAr: name,
  nameEn: name,
  number: z.string().trim().min(1).max(40),
  /** Where the person belongs; null is the whole organisation. */
  unitId: z.uuid().nullable(),
});

/** `leftOn`: the first day on which the person is expected no more; today or earlier. */
export const recordDepartureSchema = z.strictObject({ personId: z.uuid(), leftOn: z.iso.date() });

/** `name`: the person's name in either language, typed once more so that nobody is deleted by a slip. */
export const deletePersonSchema = z.strictObject({ personId: z.uuid(), name: z.string().max(200) });

export const placePeopleSchema = z.strictObject({ personIds, unitId: z.uuid().nullable() });

/** `from`: the first day on which they are expected no more in any section; today or later. */
export const endRostersSchema = z.strictObject({ personIds, from: z.iso.date() });

/**
 * One line of the people list. `enrolledAt` is null while the person has no face reference of the model in use; `renewal` says why the
 * reference is to be renewed, where it is.
 */
export type PersonSummary = {
  id: string;
  kind: "student" | "employee";
  name: Bilingual;
  number: string;
  status: "active" | "left";
  /** The first day on which somebody who left was expected no more. */
  leftOn: string | null;
  /** Where the person belongs; null is the whole organisation. */
  unit: { id: string; name: Bilingual } | null;
  /** The sections on whose rosters the person is today or will be. */
  sections: Bilingual[];
  enrolledAt: string | null;
  renewal: RenewalReason | null;
};

/** `total` counts all pages. `today` is the day of the organisation's calendar. */
export type PeoplePage = {
  people: PersonSummary[];
  total: number;
  page: number;
  pageCount: number;
  today: string;
};

/** What deleting a person erases, and what stays under a placeholder, in numbers. */
export type DeletionPreview = {
  erased: { templates: number; consents: number; accounts: number; signIns: number };
  kept: { attendance: number; sightings: number; auditRows: number };
};

export type SectionSummary = { id: string; name: Bilingual; memberCount: number; enrolledCount: number };

/** How many active people of a reach there are, how many have no reference of the model in use and how many one to be renewed. */
export type FaceCounts = { people: number; without: number; renewal: number };
