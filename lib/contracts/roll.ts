import { z } from "zod";
import type { RecordView } from "./attendance-record";
import type { Bilingual } from "./check-in";

/** What a teacher can say of somebody with one tap; `cleared` goes back to what the evidence says. */
export const MARKS = ["present", "late", "absent", "left_early", "excused", "cleared"] as const;

export type Mark = (typeof MARKS)[number];

export const markPersonSchema = z.strictObject({
  obligationId: z.uuid(),
  mark: z.enum(MARKS),
  /** Of `late`; when it is not given, the minutes since the start count while the session runs. */
  lateMinutes: z.number().int().min(1).max(1_440).optional(),
  note: z.string().trim().max(500).optional(),
});

export type MarkPersonRequest = z.infer<typeof markPersonSchema>;

/** Everybody of a session whom neither evidence nor a mark has settled yet. */
export const markRestSchema = z.strictObject({
  sessionId: z.uuid(),
  mark: z.enum(["present", "absent"]),
});

export type MarkRestRequest = z.infer<typeof markRestSchema>;

export const sessionIdSchema = z.strictObject({ sessionId: z.uuid() });

/** A punch that no device saw, told by a member of staff: judged like any sighting. `at` is ISO 8601 with offset. */
export const addTimeEventSchema = z.strictObject({
  obligationId: z.uuid(),
  at: z.iso.datetime({ offset: true }),
  direction: z.enum(["IN", "OUT", "SEEN"]),
  reason: z.string().trim().min(3).max(500),
});

export type AddTimeEventRequest = z.infer<typeof addTimeEventSchema>;

export type RollEntry = { personId: string; name: Bilingual; number: string; record: RecordView };

/** The whole class of a session as a list, in the order of names. `canMark` is false before it opens and in a locked period. */
export type RollView = {
  sessionId: string;
  section: Bilingual;
  sectionId: string;
  room: string | null;
  startsAt: string;
  endsAt: string;
  timeZone: string;
  phase: "upcoming" | "open" | "ended";
  state: "scheduled" | "cancelled";
  canMark: boolean;
  rollTaken: { at: string; by: Bilingual } | null;
  entries: RollEntry[];
};
