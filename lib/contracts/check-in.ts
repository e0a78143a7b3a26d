import { z } from "zod";
import { TRACE_MAX_CHARS } from "./trace";

/**
 * One mark as it crosses the wire: attestation JWS, the fused vector in canonical base64url, the vectors of the three to five frames it was
 * fused from (lib/contracts/frame-vectors.ts; looked at and forgotten), the trace as the JSON text that was hashed.
 */
export const markRequestSchema = z.strictObject({
  attestation: z.string().min(1).max(8_192),
  embedding: z.string().max(4_096),
  frames: z.array(z.string().max(700)).min(3).max(5),
  trace: z.string().max(TRACE_MAX_CHARS),
});

/** The largest body of a mark that is read, in bytes. */
export const MARK_MAX_BYTES = 65_536;

export type MarkRequest = z.infer<typeof markRequestSchema>;

/** A text in both languages of the product. */
export type Bilingual = { ar: string; en: string };

/**
 * What a mark can come to. `in_review`: it was kept, and staff decide what it counts for (`name` null: and for whom,
 * because people look alike). `pin_asked`: it was kept like that as well, and who types a PIN of one of them (lib/contracts/kiosk-pin.ts)
 * within two minutes need not wait for staff. Names are masked; no score, rank or distance is ever among the fields. `not_recognised` stands alike for
 * unknown, not live and not good enough (the audit log knows which). `retry`: the challenge was used or has expired; take
 * a new one. `step_needed`: what was seen does not show
 * well enough that it is alive; the next challenge asks for a step. `device_refused`: this kiosk's key is unknown, revoked or its signature is wrong. `conflict`: the same id came with
 * another body. `wait`: too many attempts.
 */
export type CheckInOutcome =
  | {
      kind: "recorded";
      eventId: string;
      name: Bilingual;
      punctuality: "on_time" | "late";
      lateMinutes: number;
      at: string;
      session: Bilingual;
    }
  | { kind: "already_recorded"; name: Bilingual; at: string; session: Bilingual }
  | { kind: "checked_out"; name: Bilingual; at: string; session: Bilingual }
  | { kind: "in_review"; name: Bilingual | null }
  | { kind: "pin_asked"; triesLeft: number }
  | { kind: "no_session"; name: Bilingual }
  | { kind: "not_recognised" }
  | { kind: "retry" }
  | { kind: "step_needed" }
  | { kind: "device_refused" }
  | { kind: "conflict" }
  | { kind: "malformed" }
  | { kind: "wait"; retryAfterSeconds: number };

/** REST status of an outcome (security.md, decided 7). */
export function statusOfOutcome(outcome: CheckInOutcome): number {
  switch (outcome.kind) {
    case "recorded":
    case "already_recorded":
    case "checked_out":
    case "in_review":
    case "pin_asked":
    case "no_session":
      return 200;
    case "retry":
    case "device_refused":
      return 401;
    case "not_recognised":
    case "step_needed":
      return 404;
    case "conflict":
      return 409;
    case "malformed":
      return 422;
    case "wait":
      return 429;
  }
}
