import { z } from "zod";

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
