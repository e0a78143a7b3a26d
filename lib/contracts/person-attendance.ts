import { z } from "zod";
import type {
  DecisionMethod,
  ExpectedView,
  RateView,
  RecordView,
  StatusCodeView,
  TimeEventView,
} from "./attendance-record";
import type { Bilingual } from "./check-in";
import type { CorrectionView } from "./corrections";
import type { LeaveView } from "./leave";
import { localDateSchema } from "./local-date";

/** A person's record from one day to another (both included); without dates: the term, else the last 60 days. */
export const readPersonAttendanceSchema = z
  .strictObject({
    personId: z.uuid(),
    from: localDateSchema.optional(),
    to: localDateSchema.optional(),
  })
  .refine(({ from, to }) => !from || !to || from <= to, { path: ["to"] });

export type ReadPersonAttendanceRequest = z.infer<typeof readPersonAttendanceSchema>;

export const obligationIdSchema = z.strictObject({ obligationId: z.uuid() });

/** One line of a record. `isLocked`: its period is closed, so nobody may change it. */
export type AttendanceLine = ExpectedView & { record: RecordView; isLocked: boolean };

/** `toDate` counts what is over, `wholeTerm` also what is still to come (as absent): what the person can be sure of. */
export type PersonRates = { toDate: RateView; wholeTerm: RateView; best: RateView };

export type PersonAttendanceView = {
  person: { id: string; name: Bilingual; number: string; kind: "student" | "employee" };
  timeZone: string;
  /** ISO weekday on which a week begins, and the days off. */
  weekStart: number;
  weekendDays: number[];
  from: string;
  to: string;
  codes: StatusCodeView[];
  rates: PersonRates;
  /** The share (0..1) that is asked for; null where none is. */
  threshold: number | null;
  totals: Record<string, number>;
  /** Newest first. */
  lines: AttendanceLine[];
  corrections: CorrectionView[];
  leaves: LeaveView[];
};

/** One obligation with everything that speaks for and against it. `decisions` are all that were made, newest first. */
export type ObligationDetail = {
  person: { id: string; name: Bilingual; number: string };
  line: AttendanceLine;
  events: TimeEventView[];
  decisions: {
    id: string;
    kind: "mark" | "correction" | "override";
    method: DecisionMethod;
    by: Bilingual;
    at: string;
    note: string | null;
    sets: { type: "status" | "times" | "excusal" | "cleared" };
  }[];
  corrections: CorrectionView[];
};

/** Something that today still brings somebody: `opensAt` is from when a check-in counts, `room` where there is one. Instants ISO 8601 UTC. */
export type UpcomingView = {
  id: string;
  kind: "class" | "shift";
  title: Bilingual;
  startsAt: string;
  endsAt: string;
  opensAt: string;
  timeZone: string;
  room: string | null;
};

/** Somebody's own day: the date where they are, and what has not opened yet, in time order. */
export type OwnDayView = { today: string; upcoming: UpcomingView[] };
