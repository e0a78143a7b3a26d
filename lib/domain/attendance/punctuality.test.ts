import { describe, expect, it } from "vitest";
import { phaseAt, statusAt } from "./phase";
import { judgePunctuality } from "./punctuality";

const at = (iso: string) => Date.parse(iso);

describe("punctuality", () => {
  const start = at("2026-11-22T08:00Z");
  it.each([
    { minutes: -10, late: false, lateMinutes: 0 },
    { minutes: 5, late: false, lateMinutes: 0 },
    { minutes: 5.01, late: true, lateMinutes: 6 },
    { minutes: 7, late: true, lateMinutes: 7 },
    { minutes: 60, late: true, lateMinutes: 60 },
  ])("$minutes minutes after the start, grace 5", ({ minutes, late, lateMinutes }) => {
    expect(judgePunctuality(start, start + minutes * 60_000, 5)).toEqual({ late, lateMinutes });
  });

  it("nobody is absent before the window has ended", () => {
    const session = { windowFrom: at("2026-11-22T07:45Z"), windowTo: at("2026-11-22T09:00Z") };
    const here = { presence: "present", late: false, excusal: "none" } as const;
    const away = { presence: "absent", late: false, excusal: "none" } as const;
    expect(statusAt(session, null, session.windowTo)).toBe("not_yet");
    expect(statusAt(session, null, session.windowTo + 1)).toBe("absent");
    expect(statusAt(session, here, session.windowTo + 1)).toBe("on_time");
    expect(statusAt(session, { ...here, late: true }, session.windowTo)).toBe("late");
    expect(statusAt(session, away, session.windowTo)).toBe("absent");
    expect(statusAt(session, { ...away, excusal: "on_leave" }, session.windowTo)).toBe("excused");
    expect(statusAt(session, { ...away, presence: "not_yet", excusal: "excused" }, 0)).toBe("excused");
  });

  it("knows the phase of a session", () => {
    const session = { windowFrom: at("2026-11-22T07:45Z"), windowTo: at("2026-11-22T09:00Z") };
    const phases = [session.windowFrom - 1, session.windowFrom, session.windowTo, session.windowTo + 1];
    expect(phases.map((now) => phaseAt(session, now))).toEqual(["upcoming", "open", "open", "ended"]);
  });
});
