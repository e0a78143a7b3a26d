import { describe, expect, it } from "vitest";
import { marked, recordOf, seen, testShift } from "./testing/test-obligation";
import { workedTime } from "./worked-time";

const shift = testShift("08:00", "16:00", { breakMinutes: 30 });
const worked = (times: [string, "IN" | "OUT"][], obligation = shift) => {
  const record = recordOf(obligation, { events: times.map(([time, direction]) => seen(time, direction)) });
  const { workedMinutes, breakMinutes, outsideMinutes, assumedMinutes } = workedTime(obligation, record);
  return [workedMinutes, breakMinutes, outsideMinutes, assumedMinutes];
};

describe("worked time", () => {
  it.each<{ what: string; times: [string, "IN" | "OUT"][]; is: number[] }>([
    {
      what: "a whole day less its break",
      times: [
        ["08:00", "IN"],
        ["16:00", "OUT"],
      ],
      is: [450, 30, 0, 0],
    },
    {
      what: "earlier and longer is outside",
      times: [
        ["07:40", "IN"],
        ["16:25", "OUT"],
      ],
      is: [450, 30, 45, 0],
    },
    {
      what: "late and early are not worked",
      times: [
        ["08:30", "IN"],
        ["15:00", "OUT"],
      ],
      is: [360, 30, 0, 0],
    },
    {
      what: "a break that was punched counts as the break",
      times: [
        ["08:00", "IN"],
        ["12:00", "OUT"],
        ["12:30", "IN"],
        ["16:00", "OUT"],
      ],
      is: [450, 0, 0, 0],
    },
    {
      what: "a shorter one is made up",
      times: [
        ["08:00", "IN"],
        ["12:00", "OUT"],
        ["12:10", "IN"],
        ["16:00", "OUT"],
      ],
      is: [450, 20, 0, 0],
    },
    {
      what: "a longer one is not worked",
      times: [
        ["08:00", "IN"],
        ["12:00", "OUT"],
        ["13:00", "IN"],
        ["16:00", "OUT"],
      ],
      is: [420, 0, 0, 0],
    },
    {
      what: "less than half a day has no break",
      times: [
        ["08:00", "IN"],
        ["11:00", "OUT"],
      ],
      is: [180, 0, 0, 0],
    },
    { what: "a forgotten check-out is assumed", times: [["08:00", "IN"]], is: [450, 30, 0, 450] },
    {
      what: "only what follows the last entrance is",
      times: [
        ["08:00", "IN"],
        ["12:00", "OUT"],
        ["12:30", "IN"],
      ],
      is: [450, 0, 0, 210],
    },
    { what: "nobody there, nothing worked", times: [], is: [0, 0, 0, 0] },
    { what: "seen only leaving: nothing is known", times: [["16:00", "OUT"]], is: [0, 0, 0, 0] },
  ])("$what", ({ times, is }) => {
    expect(worked(times)).toEqual(is);
  });

  it("over midnight", () => {
    const night = testShift("2026-11-21T22:00Z", "06:00", { breakMinutes: 45 });
    expect(
      worked(
        [
          ["2026-11-21T21:58Z", "IN"],
          ["06:04", "OUT"],
        ],
        night,
      ),
    ).toEqual([435, 45, 6, 0]);
  });

  it("of somebody marked absent is none, though they were seen", () => {
    const events = [seen("08:00", "IN"), seen("16:00", "OUT")];
    const record = recordOf(shift, { events, decisions: [marked({ presence: "absent" })] });
    expect(workedTime(shift, record).workedMinutes).toBe(0);
  });

  it("of somebody who came too late to count is none, nor is it overtime", () => {
    const strict = testShift("08:00", "16:00", {
      policy: { absentAfterMinutes: 30, absentAfterMeans: "absent" },
    });
    expect(
      worked(
        [
          ["09:00", "IN"],
          ["17:00", "OUT"],
        ],
        strict,
      ),
    ).toEqual([0, 0, 0, 0]);
  });

  it("of somebody marked present is the shift", () => {
    expect(workedTime(shift, recordOf(shift, { decisions: [marked({})] })).workedMinutes).toBe(450);
  });
});
