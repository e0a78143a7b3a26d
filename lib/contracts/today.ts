import type { Bilingual } from "./check-in";

export type TodayStatus = "on_time" | "late" | "not_yet" | "absent" | "excused";

/**
 * One person of a roster. `at` and `out` are the instants first and last seen, ISO 8601 UTC. `obligationId` is null while the session has
 * not opened. `isDecided`: somebody said so by hand.
 */
export type TodayEntry = {
  personId: string;
  name: Bilingual;
  number: string;
  obligationId: string | null;
  status: TodayStatus;
  at: string | null;
  out: string | null;
  lateMinutes: number;
  isDecided: boolean;
};

/**
 * One session or shift of the day; `section` is its title, `phase` where `now` stands to it. `counts` are of everybody expected. `entries`
 * is everybody by name, but left empty (`isShort`) for what is not open where a day has thousands.
 */
export type TodaySession = {
  id: string;
  kind: "class" | "shift";
  sectionId: string | null;
  section: Bilingual;
  room: string | null;
  startsAt: string;
  endsAt: string;
  phase: "upcoming" | "open" | "ended";
  state: "scheduled" | "cancelled";
  isMakeUp: boolean;
  /** People may check in for it on their own devices, with the code that its room shows. */
  showsClassCode: boolean;
  rollTakenAt: string | null;
  counts: Record<TodayStatus, number>;
  isShort: boolean;
  entries: TodayEntry[];
};

/** The Today page: `localDate` is the organisation's date (ISO), open sessions first, then upcoming, then ended. */
export type TodayView = { localDate: string; timeZone: string; serverTime: string; sessions: TodaySession[] };
