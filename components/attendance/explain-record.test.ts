import { describe, expect, it } from "vitest";
import type { RecordView } from "@/lib/contracts/attendance-record";
import type { Reason } from "@/lib/domain/attendance/reason";
import { createText } from "@/lib/i18n/text";
import { explainRecord } from "./explain-record";

const at = (time: string) => Date.parse(`2026-11-22T${time}:00+02:00`);
const by: RecordView["override"] = {
  kind: "mark",
  method: "hand",
  name: { ar: "هدى", en: "Huda" },
  at: "2026-11-22T06:10:00Z",
  note: null,
};

function explain(reason: Reason, language: "en" | "ar" = "en", override = by): string | undefined {
  const place = { language, timeZone: "Africa/Cairo" };
  return explainRecord({ explain: [reason], override }, { text: createText(language), place })[0];
}

const decided = (kind: "mark" | "correction" | "override"): Reason => ({
  code: "decided",
  facts: { decisionId: "d", kind, by: "a" },
});

describe("explainRecord", () => {
  it.each<[Reason, string]>([
    [{ code: "cancelled", facts: {} }, "The session was cancelled: nobody was expected."],
    [{ code: "activity", facts: { firstIn: at("08:07") } }, "Seen at 08:07, when nothing was expected."],
    [{ code: "not_yet", facts: { windowTo: at("08:45") } }, "Not seen yet. A check-in counts until 08:45."],
    [{ code: "not_seen", facts: { windowTo: at("08:45") } }, "Not seen until 08:45."],
    [
      { code: "on_time", facts: { firstIn: at("08:05"), start: at("08:00"), graceMinutes: 5 } },
      "On time: first seen 08:05, start 08:00, grace 5 minutes.",
    ],
    [
      { code: "late", facts: { firstIn: at("08:07"), start: at("08:00"), graceMinutes: 5, lateMinutes: 7 } },
      "Late by 7 minutes: first seen 08:07, start 08:00, grace 5 minutes.",
    ],
    [
      {
        code: "after_absent_limit",
        facts: { firstIn: at("08:40"), start: at("08:00"), absentAfterMinutes: 30 },
      },
      "Counts as absent: first seen 08:40, more than 30 minutes after the start at 08:00.",
    ],
    [
      { code: "seen_after_end", facts: { firstIn: at("08:50"), end: at("08:45") } },
      "First seen 08:50, when it was over (08:45): that is no attendance.",
    ],
    [{ code: "only_check_out", facts: { lastOut: at("08:45") } }, "Seen leaving at 08:45, but not coming."],
    [
      {
        code: "left_early",
        facts: { lastOut: at("15:30"), end: at("16:00"), graceMinutes: 1, earlyMinutes: 30 },
      },
      "Left 30 minutes early: last out 15:30, end 16:00, grace 1 minute.",
    ],
    [
      { code: "missing_check_out", facts: { assumedOut: at("16:00") } },
      "No check-out was seen. It is taken as 16:00, the end.",
    ],
    [
      {
        code: "on_leave",
        facts: { leaveId: "l", excusal: "excused", from: at("00:00"), to: at("16:00") },
      },
      "Excused from 22 Nov 2026, 00:00 to 22 Nov 2026, 16:00.",
    ],
    [
      { code: "partly_on_leave", facts: { leaveId: "l", start: at("10:00"), end: at("16:00") } },
      "On leave for a part: expected from 10:00 to 16:00.",
    ],
    [{ code: "made_up", facts: { obligationId: "o" } }, "Absent, but made up in another session."],
    [decided("mark"), "Marked by Huda."],
    [decided("correction"), "Corrected on request, by Huda."],
    [decided("override"), "Overridden by Huda."],
    [{ code: "times_corrected", facts: { decisionId: "d", by: "a" } }, "The times were corrected."],
    [
      { code: "excusal_decided", facts: { decisionId: "d", excusal: "none", by: "a" } },
      "The excuse was taken back.",
    ],
    [
      { code: "evidence_beside", facts: { firstIn: at("08:17"), lastOut: null } },
      "A device saw something else: in 08:17.",
    ],
    [
      { code: "evidence_beside", facts: { firstIn: at("08:17"), lastOut: at("08:40") } },
      "A device saw something else: in 08:17, out 08:40.",
    ],
    [
      { code: "awaiting_devices", facts: { waiting: 1, until: at("09:45") } },
      "1 device has not reported yet. This is settled at 22 Nov 2026, 09:45 at the latest.",
    ],
  ])("%j", (reason, sentence) => {
    expect(explain(reason)).toBe(sentence);
  });

  it("says it in Arabic with Arabic digits", () => {
    const late = { firstIn: at("08:07"), start: at("08:00"), graceMinutes: 5, lateMinutes: 7 };
    expect(explain({ code: "late", facts: late }, "ar")).toBe(
      "التأخر ٧ دقائق: أول تسجيل ٠٨:٠٧، والبداية ٠٨:٠٠، والسماح ٥ دقائق.",
    );
  });

  it("says that the camera had named them, of an administrator's roll call too", () => {
    expect(explain(decided("mark"), "en", { ...by, method: "roll_call" })).toBe(
      "Marked at a roll call with the camera, confirmed by Huda.",
    );
    expect(explain(decided("override"), "en", { ...by, method: "roll_call" })).toMatch(
      /^Marked at a roll call/,
    );
  });

  it("names nobody where it is not known who decided, and does not fail over a reason from a newer server", () => {
    expect(explain(decided("mark"), "en", null)).toBe("Decided by a member of staff.");
    expect(explain({ code: "from_the_future", facts: {} } as unknown as Reason)).toBe(
      "For a reason that this version of the page does not know.",
    );
  });
});
