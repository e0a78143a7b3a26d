import { z } from "zod";

const name = z.string().trim().min(2).max(120);

const timeZone = z.string().refine((zone) => {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: zone }));
  } catch {
    return false;
  }
}, "is no IANA time zone, such as Africa/Cairo");

export const createOrganizationSchema = z.strictObject({
  nameAr: name,
  nameEn: name,
  timeZone,
  /** ISO weekdays that are days off: 1 is Monday, 7 is Sunday. */
  weekendDays: z.array(z.number().int().min(1).max(7)).max(6),
  administrator: z.strictObject({
    email: z.email().max(254),
    nameAr: name,
    nameEn: name,
    password: z.string().max(256),
  }),
});
