import { z } from "zod";
import type { DecidedBy, ExpectedView } from "./attendance-record";
import type { Bilingual } from "./check-in";

/** Why an event waits for somebody's word. */
export const REVIEW_REASONS = ["ambiguous", "look_alike", "off_roster", "clock", "self_untrusted"] as const;

export type ReviewReason = (typeof REVIEW_REASONS)[number];

export const listReviewSchema = z.strictObject({ state: z.enum(["pending", "decided"]).default("pending") });

/**
 * One tap: `accept` for a person (needed where several were possible) and for an obligation, or without one as attendance that nobody
 * expected; `reject` it; `void` one that had counted.
 */
export const decideEventSchema = z
  .strictObject({
    eventId: z.uuid(),
    decision: z.enum(["accept", "reject", "void"]),
    personId: z.uuid().optional(),
    obligationId: z.uuid().optional(),
    reason: z.string().trim().min(2).max(500),
  })
  .refine(({ decision, obligationId }) => decision === "accept" || !obligationId, { path: ["obligationId"] });

export type DecideEvent = z.infer<typeof decideEventSchema>;

export type ReviewPerson = {
  id: string;
  name: Bilingual;
  number: string;
  /** What the person was expected for around that time, nearest first. */
  choices: ExpectedView[];
};

/** An event of the queue, oldest first; `people` are those it may be, one unless they look alike. Never a score or a rank. */
export type ReviewItem = {
  eventId: string;
  at: string;
  deviceTime: string | null;
  timeZone: string;
  device: string | null;
  reason: ReviewReason;
  people: ReviewPerson[];
  /** `pin`: nobody of the staff had to, because `name` typed their PIN at the device. */
  decided: (DecidedBy & { decision: "accept" | "reject" | "void" | "pin" }) | null;
};

export type ReviewView = { pendingCount: number; items: ReviewItem[] };
