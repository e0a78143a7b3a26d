import { z } from "zod";
import type { Bilingual } from "./check-in";

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
