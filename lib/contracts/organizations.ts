import { z } from "zod";
import type { Bilingual } from "./check-in";

const name = z.string().trim().min(2).max(120);

/** An IANA zone that this runtime knows. */
export const timeZoneSchema = z
  .string()
  .max(64)
  .refine((zone) => {
    try {
      return Boolean(new Intl.DateTimeFormat("en", { timeZone: zone }));
    } catch {
      return false;
    }
  }, "is no IANA time zone, such as Africa/Cairo");

/** ISO weekdays that are days off: 1 is Monday, 7 is Sunday. At least one day is worked. */
export const weekendDaysSchema = z
  .array(z.number().int().min(1).max(7))
  .max(6)
  .refine((days) => new Set(days).size === days.length, "names a day twice");

export const createOrganizationSchema = z.strictObject({
  nameAr: name,
  nameEn: name,
  timeZone: timeZoneSchema,
  weekendDays: weekendDaysSchema,
  administrator: z.strictObject({
    email: z.email().max(254),
    nameAr: name,
    nameEn: name,
    password: z.string().max(256),
  }),
});

/** Whether administrators must have a second factor. */
export const secondFactorRuleSchema = z.strictObject({ required: z.boolean() });

export const changeOrganizationSchema = z.strictObject({
  nameAr: name,
  nameEn: name,
  timeZone: timeZoneSchema,
  weekendDays: weekendDaysSchema,
});

/** What an administrator settles for the organisation. `administratorsWithout`: how many administrators have no second factor yet. */
export type OrganizationSettings = {
  name: Bilingual;
  timeZone: string;
  weekendDays: readonly number[];
  secondFactor: { isRequired: boolean; hasOwn: boolean; administratorsWithout: number };
};

const firstAdministrator = z.strictObject({ email: z.email().max(254), nameAr: name, nameEn: name });

/** A new organisation, whose first administrator is invited. */
export const foundOrganizationSchema = changeOrganizationSchema.extend({ administrator: firstAdministrator });

/** The first administrator once more, when the invitation was lost or is over. */
export const inviteFirstAdministratorSchema = z.strictObject({
  organizationId: z.uuid(),
  administrator: firstAdministrator,
});

/** What the operator of the platform sees of an organisation: nothing of what is inside. */
export type OrganizationSummary = {
  id: string;
  name: Bilingual;
  timeZone: string;
  createdAt: string;
  state: "awaiting_administrator" | "in_use";
};
