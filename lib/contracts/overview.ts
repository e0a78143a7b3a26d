import { z } from "zod";
import type { RateView, StatusCodeView } from "./attendance-record";
import type { Bilingual } from "./check-in";
import { localDateSchema } from "./local-date";
import { attendanceScopeSchema } from "./register";

export const OVERVIEW_MAX_DAYS = 366;

/** What a section or unit looked like from one day to another (both included); without dates: its term, else the last 30 days. */
export const readOverviewSchema = z
  .strictObject({
    scope: attendanceScopeSchema,
    from: localDateSchema.optional(),
    to: localDateSchema.optional(),
  })
  .refine(({ from, to }) => !from || !to || from <= to, { path: ["to"] })
  .refine(
    ({ from, to }) => !from || !to || (Date.parse(to) - Date.parse(from)) / 86_400_000 < OVERVIEW_MAX_DAYS,
    { path: ["to"] },
  );

export type ReadOverviewRequest = z.infer<typeof readOverviewSchema>;

/**
 * One day of the trend: how many obligations came to what. `late` are among `present`, `excused` among `absent` or `present` or not yet
 * decided; `undecided` are the others of which nothing is known yet.
 */
export type TrendDay = {
  date: string;
  expected: number;
  present: number;
  late: number;
  absent: number;
  excused: number;
  undecided: number;
};

/** Somebody whose attendance needs a look: why (each with its number), and the rate so far. */
export type AtRiskPerson = {
  personId: string;
  name: Bilingual;
  number: string;
  rate: RateView;
  absences: number;
  lates: number;
  consecutiveAbsences: number;
  canStillReach: boolean;
  reasons: ("low_rate" | "in_a_row" | "cannot_reach")[];
};

/** A session that ended without anybody having taken or completed its roll. */
export type UntakenRoll = { sessionId: string; section: Bilingual; startsAt: string; unmarked: number };

export type OverviewView = {
  title: Bilingual;
  from: string;
  to: string;
  timeZone: string;
  codes: StatusCodeView[];
  rate: RateView;
  trend: TrendDay[];
  distribution: Record<string, number>;
  /** The share that is asked for (0..1), of which `atRisk` falls short. */
  threshold: number;
  atRisk: AtRiskPerson[];
  untaken: UntakenRoll[];
};
