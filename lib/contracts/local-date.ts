import { z } from "zod";

/** A calendar date as ISO text ("2026-11-22") that exists. */
export const localDateSchema = z.iso.date();

/** Wall time as "HH:MM". */
export const localTimeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** ISO weekdays (1 = Monday), each once. */
export const weekdaysSchema = z
  .array(z.number().int().min(1).max(7))
  .max(7)
  .refine((days) => new Set(days).size === days.length);

/** Both days belong to the range; at most `days` of them. */
export const dateRangeSchema = (days: number) =>
  z
    .strictObject({ from: localDateSchema, to: localDateSchema })
    .refine(({ from, to }) => from <= to, { path: ["to"] })
    .refine(({ from, to }) => (Date.parse(to) - Date.parse(from)) / 86_400_000 < days, { path: ["to"] });
