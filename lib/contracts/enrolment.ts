import { z } from "zod";
import type { ReferenceWord } from "@/lib/domain/enrolment";
import { qualityClaimSchema } from "./attestation";
import type { Bilingual } from "./check-in";

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

/** The same frames as another model sees them, one vector a frame: while an organisation changes from one model to the other. */
const secondVectorsSchema = z.strictObject({
  modelId: z.string().max(80),
  modelVersion: z.string().max(80),
  embeddings: z.array(z.string().max(4_096)).min(1).max(12),
});

/** A pose with the head turned to the person's own left or right: times count from the first frontal frame, `second` as below. */
const sideSchema = z.strictObject({
  pose: z.enum(["left", "right"]),
  frames: z.array(enrolmentFrameSchema).min(3).max(5),
  second: z.array(z.string().max(4_096)).max(5).optional(),
});

/**
 * Enrolment of one person: 5 to 12 good frames from the front over at least three seconds, never an image; `sides` are the turned poses, absent
 * for who cannot turn their head.
 */
export const enrolmentSchema = z.strictObject({
  personId: z.uuid(),
  consent: consentSchema,
  modelId: z.string().max(80),
  modelVersion: z.string().max(80),
  frames: z.array(enrolmentFrameSchema).min(5).max(12),
  second: secondVectorsSchema.optional(),
  sides: z
    .array(sideSchema)
    .max(2)
    .refine((sides) => new Set(sides.map(({ pose }) => pose)).size === sides.length)
    .optional(),
});

export type EnrolmentRequest = z.infer<typeof enrolmentSchema>;

/** What an enrolment can come to; `word` says how good the stored reference is without a number, `sides` how many turned poses are in it. */
export type EnrolmentOutcome =
  | { kind: "enrolled"; templateCount: number; word: ReferenceWord; sides: number; replaced: boolean }
  /** The face resembles somebody else who is enrolled: it is kept aside until staff have looked into it. */
  | { kind: "needs_review"; reviewId: string }
  | { kind: "too_few_good_frames" }
  | { kind: "frames_disagree" }
  /** A turned pose that is not turned enough, too short, or not of the face seen from the front. */
  | { kind: "sides_disagree" }
  | { kind: "not_live" }
  | { kind: "model_not_accepted" };

/** What of a capture goes over the wire, with nobody named: for a link, and to compare somebody with a capture that waits. */
export const captureSchema = enrolmentSchema.pick({
  modelId: true,
  modelVersion: true,
  frames: true,
  second: true,
  sides: true,
});

export type CaptureRequest = z.infer<typeof captureSchema>;

/** A capture that waits for a decision of staff. `resembles` is told to who may decide. */
export type EnrolmentReview = {
  id: string;
  person: { id: string; name: Bilingual; number: string };
  source: "staff" | "link";
  resembles: { id: string; name: Bilingual; number: string } | null;
  word: ReferenceWord;
  giverName: string;
  createdAt: string;
};

/**
 * What staff decide of it. A capture from a phone is confirmed with a fresh capture of who stands there; one that resembles somebody
 * else with the reason for which it is the right person.
 */
export const decideEnrolmentReviewSchema = z.discriminatedUnion("decision", [
  z.strictObject({
    decision: z.literal("confirm"),
    reviewId: z.uuid(),
    reason: z.string().trim().min(3).max(500),
    capture: captureSchema.optional(),
  }),
  z.strictObject({
    decision: z.literal("refuse"),
    reviewId: z.uuid(),
    reason: z.string().trim().min(3).max(500),
  }),
]);

export type EnrolmentReviewOutcome =
  | { kind: "confirmed" }
  | { kind: "refused" }
  /** Who stands there is not who made the capture, or the fresh capture was not good enough. It still waits. */
  | { kind: "not_the_same_face" }
  | Exclude<EnrolmentOutcome, { kind: "enrolled" } | { kind: "needs_review" }>;

export const createEnrolmentLinkSchema = z.strictObject({ personId: z.uuid() });

const linkToken = z.string().max(120);

export const openEnrolmentLinkSchema = z.strictObject({ token: linkToken });

/** Enrolment on one's own phone: the link says who it is. */
export const linkEnrolmentSchema = enrolmentSchema.omit({ personId: true }).extend({ token: linkToken });

export type LinkEnrolmentRequest = z.infer<typeof linkEnrolmentSchema>;

/** Whom a link belongs to, told to its holder. */
export type EnrolmentInvitation = {
  organization: Bilingual;
  name: Bilingual;
  /** The models that the capture is made with ("id@version"). */
  embedders: string[];
};

/** What an enrolment by link can come to: kept until staff confirm it in person, or why not. */
export type LinkEnrolmentOutcome =
  | { kind: "waits_for_staff" }
  | Exclude<EnrolmentOutcome, { kind: "enrolled" } | { kind: "needs_review" }>;

/** References of single photos, up to 50 at once: each with the person it shows and the consent it rests on. */
export const photoEnrolmentSchema = z.strictObject({
  modelId: z.string().max(80),
  modelVersion: z.string().max(80),
  consent: consentSchema.pick({ textVersion: true, language: true, givenBy: true }),
  photos: z
    .array(
      z.strictObject({
        personId: z.uuid(),
        giverName: z.string().trim().min(2).max(120),
        embedding: z.string().max(4_096),
        quality: qualityClaimSchema,
      }),
    )
    .min(1)
    .max(50),
});

export type PhotoEnrolmentRequest = z.infer<typeof photoEnrolmentSchema>;

/** What became of each photo, in order. */
export type PhotoEnrolmentOutcome =
  | { kind: "model_not_accepted" }
  | {
      kind: "done";
      photos: {
        personId: string;
        result: "enrolled" | "needs_review" | "poor_photo" | "person_not_found" | "has_better_reference";
      }[];
    };

export const withdrawConsentSchema = z.strictObject({ personId: z.uuid() });
