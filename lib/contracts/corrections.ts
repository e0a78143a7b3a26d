import { z } from "zod";
import type { ExpectedView } from "./attendance-record";
import type { Bilingual } from "./check-in";

/** Why a record is said to be wrong. */
export const CORRECTION_REASONS = [
  "not_recognised",
  "device_problem",
  "forgot_to_check",
  "wrong_status",
  "was_excused",
  "other",
] as const;

const presence = z.enum(["present", "absent"]);
const instant = z.iso.datetime({ offset: true });

/** What is asked: another status, other times (ISO 8601 with offset), or to be excused. */
export const requestedChangeSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("status"),
    presence,
    late: z.boolean().default(false),
    leftEarly: z.boolean().default(false),
  }),
  z
    .strictObject({ kind: z.literal("times"), firstIn: instant.nullable(), lastOut: instant.nullable() })
    .refine(({ firstIn, lastOut }) => firstIn !== null || lastOut !== null, { path: ["firstIn"] })
    .refine(({ firstIn, lastOut }) => !firstIn || !lastOut || Date.parse(firstIn) < Date.parse(lastOut), {
      path: ["lastOut"],
    }),
  z.strictObject({ kind: z.literal("excuse") }),
]);

export type RequestedChange = z.infer<typeof requestedChangeSchema>;

export const requestCorrectionSchema = z.strictObject({
  obligationId: z.uuid(),
  change: requestedChangeSchema,
  reasonCode: z.enum(CORRECTION_REASONS),
  reason: z.string().trim().min(3).max(1_000),
  fileId: z.uuid().optional(),
});

export type RequestCorrection = z.infer<typeof requestCorrectionSchema>;

export const decideCorrectionSchema = z.strictObject({
  correctionId: z.uuid(),
  decision: z.enum(["approve", "refuse"]),
  reason: z.string().trim().max(1_000).default(""),
});

export const correctionIdSchema = z.strictObject({ correctionId: z.uuid() });

/** Which corrections to list. */
export const listCorrectionsSchema = z.strictObject({
  state: z.enum(["pending", "decided"]).default("pending"),
});

/** The largest paper that may go with a request, in bytes, and its kinds by their first bytes. */
export const PAPER_MAX_BYTES = 2 * 1024 * 1024;
export const PAPER_TYPES = ["application/pdf", "image/jpeg", "image/png"] as const;

export const paperIdSchema = z.strictObject({ paperId: z.uuid() });

export const paperNameSchema = z.strictObject({ name: z.string().trim().min(1).max(200) });

export type PaperView = { id: string; name: string; mediaType: (typeof PAPER_TYPES)[number]; size: number };

/** A request with what it asks and what became of it. */
export type CorrectionView = {
  id: string;
  person: { id: string; name: Bilingual; number: string };
  expected: ExpectedView;
  change: RequestedChange;
  /** The status before, as it was shown to whoever asked. */
  before: { presence: string; late: boolean; leftEarly: boolean; excusal: string };
  reasonCode: (typeof CORRECTION_REASONS)[number];
  reason: string;
  file: PaperView | null;
  requestedBy: Bilingual;
  requestedAt: string;
  state: "pending" | "approved" | "refused" | "withdrawn";
  decided: { by: Bilingual; at: string; reason: string } | null;
};
