import { z } from "zod";
import type { Bilingual } from "./check-in";
import { localDateSchema } from "./local-date";

/** Somebody joins a section from a date on; `validTo` is exclusive, null = open. */
export const addMemberSchema = z
  .strictObject({
    sectionId: z.uuid(),
    personId: z.uuid(),
    role: z.enum(["learner", "teacher"]),
    validFrom: localDateSchema,
    validTo: localDateSchema.nullable(),
  })
  .refine(({ validFrom, validTo }) => validTo === null || validFrom < validTo, { path: ["validTo"] });

export type AddMember = z.infer<typeof addMemberSchema>;

/** Somebody belongs to a section no more from a date on. What has already opened stays as it was. */
export const endMemberSchema = z.strictObject({
  sectionId: z.uuid(),
  personId: z.uuid(),
  from: localDateSchema,
});

/** From a date on in another section; the past stays in the old one. */
export const moveMemberSchema = z
  .strictObject({
    personId: z.uuid(),
    fromSectionId: z.uuid(),
    toSectionId: z.uuid(),
    on: localDateSchema,
  })
  .refine(({ fromSectionId, toSectionId }) => fromSectionId !== toSectionId, { path: ["toSectionId"] });

export type MoveMember = z.infer<typeof moveMemberSchema>;

export type MemberView = {
  personId: string;
  name: Bilingual;
  number: string;
  role: "learner" | "teacher";
  validFrom: string;
  validTo: string | null;
};

/** What is odd in a roster: dates on which a learner is nowhere, or twice in one section. */
export type RosterFaultView = {
  personId: string;
  name: Bilingual;
  kind: string;
  from: string;
  to: string | null;
};

/** `today` is the organisation's date. */
export type RosterView = {
  today: string;
  section: Bilingual;
  members: MemberView[];
  faults: RosterFaultView[];
};
