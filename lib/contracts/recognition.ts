import { z } from "zod";
import type { EmbedderGrade, ModelName } from "@/lib/domain/embedder-model";
import { RENEWAL_MONTHS, type RenewalPolicy } from "@/lib/domain/reference-renewal";
import type { Bilingual } from "./check-in";

/** How many strangers an organisation accepts to be named, as a share of searches: the choices an administrator has. */
export const STRICTNESS = [1e-2, 1e-3, 1e-4, 1e-5] as const;

export const setStrictnessSchema = z.strictObject({
  targetFpir: z.literal(STRICTNESS),
});

const months = z.number().int().min(RENEWAL_MONTHS.least).max(RENEWAL_MONTHS.most);

export const setRenewalSchema = z.strictObject({ studentMonths: months, employeeMonths: months });

const modelName = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,79}@[A-Za-z0-9._-]{1,79}$/);

export const modelNameSchema = z.strictObject({ model: modelName });

/** A model as a page shows it. */
export type ModelSummary = ModelName & {
  grade: EmbedderGrade;
  dims: number;
  licence: string;
  origin: string;
};

/** Somebody active without a usable reference of the model that is looked at. */
export type PersonWithout = { id: string; name: Bilingual; number: string };

/**
 * Whom the kiosks can find. `model` is the present one, or while the organisation changes models the next one; `without` of `people` active
 * people have no usable reference of it, `examples` names the first of them.
 */
export type ReferenceCoverage = {
  model: ModelSummary;
  people: number;
  without: number;
  examples: PersonWithout[];
};

/** How alike the organisation's own people are, aggregated over every two of them: `counts` has 200 bins of cosine from -1 to 1. */
export type OwnMeasurement = { at: string; people: number; pairs: number; counts: number[] };

/** One threshold and what it is estimated to do in a gallery of a size. */
export type EstimatedPoint = { cosine: number; fpir: number; fnir: number };

/** A gallery that is searched now: everybody enrolled, or a roster of ordinary size. `chosen` is the threshold in force. */
export type GalleryEstimate = {
  kind: "roster" | "organization";
  people: number;
  chosen: EstimatedPoint;
  curve: EstimatedPoint[];
};

/** What a page shows of an organisation's recognition. `calibration` is null for a model that was never calibrated: it names nobody. */
export type Recognition = {
  models: { present: ModelSummary; next: ModelSummary | null; waiting: number } | null;
  /** Models that are stored but not used any more, with how many people have references of them. */
  former: (ModelName & { people: number })[];
  coverage: ReferenceCoverage | null;
  renewal: RenewalPolicy;
  calibration: {
    version: string;
    source: string;
    /** The accepted share of searches that name a stranger: in force, and by the calibration itself. */
    targetFpir: number;
    shippedFpir: number;
    galleries: GalleryEstimate[];
  } | null;
  own: OwnMeasurement | null;
};

/** What comparing the organisation's own people came to. */
export type MeasurementOutcome =
  | { kind: "measured"; people: number; pairs: number }
  | { kind: "too_few_people"; people: number; needed: number };
