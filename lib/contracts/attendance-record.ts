import type { Reason } from "@/lib/domain/attendance/reason";
import type { Status } from "@/lib/domain/attendance/record";
import type { StatusCode } from "@/lib/domain/attendance/status-code";
import type { Bilingual } from "./check-in";

/** A status as the three axes have it, with the organisation's code for it (null where none fits). */
export type StatusView = Status & { code: string | null };

/** How whoever decided came to it: by hand, or by confirming whom the camera had named at a roll call. */
export type DecisionMethod = "hand" | "roll_call";

/** Who decided something, when (ISO 8601 UTC) and why. */
export type DecidedBy = { name: Bilingual; at: string; note: string | null };

/**
 * What an obligation came to, or stands at while nothing is known. Instants are ISO 8601 UTC, minutes whole. `status` is in force;
 * `computed` is what the evidence alone says, `override` who decided otherwise. `evidenceBeside` are sightings that a decision outweighs.
 */
export type RecordView = {
  obligationId: string;
  status: StatusView;
  computed: StatusView;
  override: (DecidedBy & { kind: "mark" | "correction" | "override"; method: DecisionMethod }) | null;
  firstIn: string | null;
  lastOut: string | null;
  missingOut: boolean;
  assumedOut: string | null;
  lateMinutes: number;
  earlyMinutes: number;
  presentMinutes: number;
  evidenceBeside: { firstIn: string | null; lastOut: string | null } | null;
  state: "provisional" | "final";
  policyVersion: number;
  explain: Reason[];
};

/** What was expected: a session of a section or a segment of a shift. `workDate` is the ISO local date of its start. */
export type ExpectedView = {
  obligationId: string;
  kind: "class" | "shift" | "activity";
  title: Bilingual;
  sectionId: string | null;
  sessionId: string | null;
  workDate: string;
  startsAt: string;
  endsAt: string;
  timeZone: string;
  room: string | null;
};

/**
 * A code as legends, totals and colours need it: `when` are the axes it stands for, `countsAs` what it counts in a rate (null: what the
 * policy says of lateness). In order.
 */
export type StatusCodeView = Pick<
  StatusCode,
  "code" | "label" | "when" | "countsAs" | "inDenominator" | "reportable" | "order"
>;

/** How much of what was expected was attended: `share` is 0..1, null when nothing counts yet. */
export type RateView = { share: number | null; attended: number; expected: number; excused: number };

/** One time event with what holds for it now. `by` is who recorded a manual one, `decision` who decided about it afterwards. */
export type TimeEventView = {
  id: string;
  at: string;
  deviceTime: string | null;
  offsetMinutes: number;
  direction: "IN" | "OUT" | "SEEN";
  method: "face" | "face_pin" | "manual" | "self" | "import";
  assurance: string;
  device: string | null;
  by: Bilingual | null;
  clockSuspect: boolean;
  disposition: "accepted" | "duplicate" | "review" | "rejected" | "voided";
  reason: string | null;
  decision: DecidedBy | null;
};
