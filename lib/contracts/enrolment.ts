import { z } from "zod";
import { qualityClaimSchema } from "./attestation";

/** The consent text now in force; a change of the text gets a new version and asks again. */
export const CONSENT_TEXT_VERSION = "2026-11-1";

export const consentSchema = z.strictObject({
  textVersion: z.literal(CONSENT_TEXT_VERSION),
  language: z.enum(["ar", "en"]),
  givenBy: z.enum(["self", "guardian"]),
  /** Who gave it, in words: the person's or the guardian's name. */
  giverName: z.string().trim().min(2).max(120),
});

/** One good frame of an enrolment: its vector, measured quality, passive PAD score 0..1 and time in ms since the first. */
export const enrolmentFrameSchema = z.strictObject({
  embedding: z.string().max(4_096),
  quality: qualityClaimSchema,
  pad: z.number().min(0).max(1),
  at: z.number().min(0).max(300_000),
});

/** Enrolment of one person: 5 to 12 good frames over at least three seconds, never an image. */
export const enrolmentSchema = z.strictObject({
  personId: z.uuid(),
  consent: consentSchema,
  modelId: z.string().max(80),
  modelVersion: z.string().max(80),
  frames: z.array(enrolmentFrameSchema).min(5).max(12),
});

export type EnrolmentRequest = z.infer<typeof enrolmentSchema>;

/** What an enrolment can come to; `word` says how good the stored reference is without a number. */
export type EnrolmentOutcome =
  | { kind: "enrolled"; templateCount: number; word: "good" | "fair"; replaced: boolean }
  | { kind: "too_few_good_frames" }
  | { kind: "frames_disagree" }
  | { kind: "not_live" }
  | { kind: "model_not_accepted" };

export const withdrawConsentSchema = z.strictObject({ personId: z.uuid() });
