import { describe, expect, it } from "vitest";
import {
  formatAgo,
  formatCountdown,
  formatDate,
  formatDateRange,
  formatDayMonth,
  formatDayNumber,
  formatIsoWeekday,
  formatLocalDate,
  formatMonth,
  formatNumber,
  formatPercent,
  formatTime,
  formatWeekday,
} from "./format";

describe("formatting", () => {
  it("shows an instant as wall time of its place", () => {
    expect(formatTime("2026-11-01T05:02:00Z", { language: "en", timeZone: "Asia/Riyadh" })).toBe("08:02");
    expect(formatTime("2026-11-01T05:02:00Z", { language: "ar", timeZone: "Asia/Riyadh" })).toBe("٠٨:٠٢");
    expect(formatTime("2026-10-31T21:00:00Z", { language: "en", timeZone: "Asia/Riyadh" })).toBe("00:00");
  });

  it("takes the date of the place, not of UTC", () => {
    const place = { language: "en", timeZone: "Asia/Riyadh" } as const;
    expect(formatDate("2026-10-31T22:30:00Z", place)).toBe("Sunday, 1 November 2026");
    expect(formatLocalDate("2026-11-01", "en")).toBe("Sunday, 1 November 2026");
    expect(formatLocalDate("2026-11-01", "ar")).toBe("الأحد، ١ نوفمبر ٢٠٢٦");
  });

  it("says ISO weekdays in words", () => {
    expect([1, 5, 7].map((day) => formatIsoWeekday(day, "en"))).toEqual(["Monday", "Friday", "Sunday"]);
    expect(formatIsoWeekday(5, "ar")).toBe("الجمعة");
  });

  it("writes numbers in the digits of the language", () => {
    expect(formatNumber(1250, "en")).toBe("1,250");
    expect(formatNumber(1250, "ar")).toBe("١٬٢٥٠");
  });

  it("writes calendar dates short, wherever the reader is", () => {
    expect(formatDayMonth("2026-11-01", "en")).toBe("1 Nov");
    expect(formatDayNumber("2026-11-01", "ar")).toBe("١");
    expect(formatMonth("2026-11-01", "en")).toBe("November 2026");
    expect(formatMonth("2026-11-30", "ar")).toBe("نوفمبر ٢٠٢٦");
    expect(formatWeekday("2026-11-22", "en", "short")).toBe("Sun");
    expect(formatWeekday("2026-11-22", "ar", "long")).toBe("الأحد");
    expect(formatDateRange({ from: "2026-11-01", to: "2026-11-30" }, "en")).toBe("1 Nov – 30 Nov 2026");
    expect(formatDateRange({ from: "2026-11-01", to: "2026-11-01" }, "en")).toBe("1 Nov 2026");
  });

  it.each([
    [1, "100%"],
    [0.9999, "99.9%"],
    [0.7499, "74.9%"],
    [0.75, "75%"],
    [0.29, "29%"],
    [0, "0%"],
  ])("never rounds the share %d up: %s", (share, expected) => {
    expect(formatPercent(share, "en")).toBe(expected);
  });

  it("writes shares in the digits of the language", () => {
    expect(formatPercent(0.945, "ar").replace(/\p{Cf}/gu, "")).toBe("٩٤٫٥٪");
  });

  it.each([
    [0, null],
    [59, null],
    [-5, null],
    [60, "1 minute ago"],
    [7_199, "1 hour ago"],
    [200_000, "2 days ago"],
  ])("says that %i seconds ago was %s", (seconds, expected) => {
    const now = new Date("2026-11-01T08:00:00Z");
    expect(formatAgo(new Date(now.getTime() - seconds * 1_000), now, "en")).toBe(expected);
  });

  it("counts down in minutes and seconds", () => {
    expect(formatCountdown(245, "en")).toBe("4:05");
    expect(formatCountdown(245, "ar")).toBe("٤:٠٥");
    expect(formatCountdown(0.4, "en")).toBe("0:00");
  });
});
