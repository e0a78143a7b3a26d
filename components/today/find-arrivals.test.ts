import { describe, expect, it } from "vitest";
import type { TodayStatus, TodayView } from "@/lib/contracts/today";
import { findArrivals } from "./find-arrivals";

function view(statuses: Record<string, TodayStatus>, sessionId = "s1"): TodayView {
  const entries = Object.entries(statuses).map(([personId, status]) => ({
    personId,
    name: { ar: personId, en: personId },
    number: "1",
    status,
    obligationId: personId,
    at: null,
    out: null,
    lateMinutes: 0,
    isDecided: false,
  }));
  const session = {
    id: sessionId,
    kind: "class" as const,
    sectionId: null,
    room: null,
    state: "scheduled" as const,
    isMakeUp: false,
    showsClassCode: false,
    rollTakenAt: null,
    counts: { on_time: 0, late: 0, not_yet: 0, absent: 0, excused: 0 },
    isShort: false,
    section: { ar: "", en: "" },
    startsAt: "",
    endsAt: "",
    phase: "open" as const,
    entries,
  };
  return { localDate: "2026-11-01", timeZone: "UTC", serverTime: "", sessions: [session] };
}

const keys = (earlier: TodayView, later: TodayView) => findArrivals(earlier, later).map(({ key }) => key);

describe("findArrivals", () => {
  it("finds those who were missing and now are here, late or not", () => {
    const earlier = view({ a: "not_yet", b: "not_yet", c: "absent", d: "not_yet", e: "on_time" });
    const later = view({ a: "on_time", b: "late", c: "late", d: "absent", e: "on_time" });
    expect(keys(earlier, later)).toEqual(["s1 a", "s1 b", "s1 c"]);
  });

  it("is quiet about people and sessions that the earlier view did not have", () => {
    expect(keys(view({}), view({ a: "on_time" }))).toEqual([]);
    expect(keys(view({ a: "not_yet" }), view({ a: "on_time" }, "s2"))).toEqual([]);
  });
});
