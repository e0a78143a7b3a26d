import { z } from "zod";
import { readClassCode } from "@/lib/domain/class-code";
import type { Bilingual } from "./check-in";
import { publicKeySchema } from "./kiosk";

/** What a teacher's screen shows in the room: the code now, for how long, and how many have arrived. Times are instants. */
export type ClassCodeView = {
  sessionId: string;
  title: Bilingual;
  startsAt: string;
  endsAt: string;
  timeZone: string;
  /** Null outside the session's window: nobody can check in then. */
  code: { digits: string; leftMs: number; stepMs: number } | null;
  /** When the window begins, where it has not yet. */
  opensAt: string | null;
  arrived: number;
  expected: number;
};

/** The organisation's switch for check-in on people's own devices. */
export const selfCheckInRuleSchema = z.strictObject({ allowed: z.boolean() });

/** A session in whose window somebody may check in: when it was recorded, if it was, and how many tries are left. */
export type SelfSession = {
  sessionId: string;
  title: Bilingual;
  startsAt: string;
  endsAt: string;
  recordedAt: string | null;
  triesLeft: number;
};

/** What somebody can do here now: nothing where the organisation does not use it, or without a face to compare with. */
export type SelfCheckInView =
  | { kind: "off" }
  | { kind: "not_enrolled" }
  | { kind: "sessions"; timeZone: string; sessions: SelfSession[] };

/** The code of the room, and the key that this browser made for this one try. */
export const beginSelfCheckInSchema = z.strictObject({
  sessionId: z.uuid(),
  code: z
    .string()
    .max(32)
    .transform(readClassCode)
    .pipe(z.string().regex(/^\d{6}$/)),
  publicKey: publicKeySchema,
});

export type BeginSelfCheckIn = z.output<typeof beginSelfCheckInSchema>;

/** `begun`: the code was right, and a question may be asked for. `closed`: the session is not open for this person. */
export type BeginSelfReply =
  | { kind: "begun"; tryId: string; accountId: string; organizationId: string }
  | { kind: "code_wrong"; triesLeft: number }
  | { kind: "no_tries_left" }
  | { kind: "closed" };

export const selfTrySchema = z.strictObject({ tryId: z.uuid() });
