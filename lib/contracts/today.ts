import type { Bilingual } from "./check-in";

export type TodayStatus = "on_time" | "late" | "not_yet" | "absent";

/** One person of a session's roster. `at` is the instant first seen, ISO 8601 UTC. */
export type TodayEntry = {
  personId: string;
  name: Bilingual;
  number: string;
  status: TodayStatus;
  at: string | null;
  lateMinutes: number;
};

/** One session of the day with everybody expected, in roster order. `phase` says where `now` stands to it. */
export type TodaySession = {
  id: string;
  section: Bilingual;
  startsAt: string;
  endsAt: string;
  phase: "upcoming" | "open" | "ended";
  entries: TodayEntry[];
};

/** The Today page: `localDate` is the organisation's date (ISO), open sessions first, then upcoming, then ended. */
export type TodayView = { localDate: string; timeZone: string; serverTime: string; sessions: TodaySession[] };

/** One line of a person's own record. */
export type OwnRecord = {
  sessionId: string;
  section: Bilingual;
  startsAt: string;
  status: TodayStatus;
  at: string | null;
  lateMinutes: number;
};

export type OwnRecordView = { name: Bilingual; timeZone: string; records: OwnRecord[] };
