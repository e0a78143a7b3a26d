import type { Excusal } from "./record";

/** The facts each sentence of an explanation is made of: instants in epoch milliseconds, whole minutes, ids. */
export type ReasonFacts = {
  /** The session was called off: nobody was expected. */
  cancelled: Record<never, never>;
  /** Attendance outside every obligation. */
  activity: { firstIn: number };
  not_yet: { windowTo: number };
  not_seen: { windowTo: number };
  on_time: { firstIn: number; start: number; graceMinutes: number };
  late: { firstIn: number; start: number; graceMinutes: number; lateMinutes: number };
  after_absent_limit: { firstIn: number; start: number; absentAfterMinutes: number };
  /** First seen when it was over: that is no attendance. */
  seen_after_end: { firstIn: number; end: number };
  /** Seen leaving, never seen coming: present, and nothing is known of the start. */
  only_check_out: { lastOut: number };
  left_early: { lastOut: number; end: number; graceMinutes: number; earlyMinutes: number };
  missing_check_out: { assumedOut: number };
  on_leave: { leaveId: string; excusal: Exclude<Excusal, "none">; from: number; to: number };
  /** Leave for a part: what is expected is from `start` to `end`. */
  partly_on_leave: { leaveId: string; start: number; end: number };
  made_up: { obligationId: string };
  decided: { decisionId: string; kind: "mark" | "correction" | "override"; by: string };
  times_corrected: { decisionId: string; by: string };
  excusal_decided: { decisionId: string; excusal: Excusal; by: string };
  /** The events say something else than the decision in force. */
  evidence_beside: { firstIn: number | null; lastOut: number | null };
  /** An absence is provisional while devices may still report, at the latest until `until`. */
  awaiting_devices: { waiting: number; until: number };
};

export type ReasonCode = keyof ReasonFacts;

/** One sentence of why a record is as it is. */
export type Reason = { [C in ReasonCode]: { code: C; facts: ReasonFacts[C] } }[ReasonCode];
