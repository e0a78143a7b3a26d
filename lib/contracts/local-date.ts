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
