import { describe, expect, it } from "vitest";
import { backoffSeconds, isSignInAlive, secondsLeft } from "./sign-in-limits";

describe("wrong passwords", () => {
  it.each([
    [0, 0],
    [4, 0],
    [5, 1],
    [6, 2],
    [10, 32],
    [14, 512],
    [15, 900],
    [99, 900],
  ])("%i cost %i seconds", (failures, wait) => {
    expect(backoffSeconds(failures)).toBe(wait);
  });

  it("wait from the last one, and lock at a hundred", () => {
    expect(secondsLeft(7, 1_000, 1_000)).toBe(4);
    expect(secondsLeft(7, 1_000, 4_500)).toBe(1);
    expect(secondsLeft(7, 1_000, 5_000)).toBe(0);
    expect(secondsLeft(0, null, 5_000)).toBe(0);
    expect(secondsLeft(100, 0, 1e12)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe("a sign-in", () => {
  const minute = 60_000;
  it.each([
    { kind: "web", role: "teacher", created: 0, seen: 0, ended: null, now: 30 * minute, alive: true },
    { kind: "web", role: "teacher", created: 0, seen: 0, ended: null, now: 30 * minute + 1, alive: false },
    {
      kind: "web",
      role: "teacher",
      created: 0,
      seen: 719 * minute,
      ended: null,
      now: 720 * minute,
      alive: true,
    },
    {
      kind: "web",
      role: "administrator",
      created: 0,
      seen: 720 * minute,
      ended: null,
      now: 720 * minute + 1,
      alive: false,
    },
    {
      kind: "web",
      role: "student",
      created: 0,
      seen: 0,
      ended: null,
      now: 7 * 24 * 60 * minute,
      alive: true,
    },
    { kind: "web", role: "student", created: 0, seen: 5, ended: 5, now: 6, alive: false },
    { kind: "api", role: "teacher", created: 0, seen: 0, ended: null, now: 60 * minute, alive: true },
    {
      kind: "api",
      role: "teacher",
      created: 0,
      seen: 0,
      ended: null,
      now: 8 * 24 * 60 * minute,
      alive: false,
    },
  ] as const)(
    "of a $role over the $kind at $now is alive: $alive",
    ({ kind, role, created, seen, ended, now, alive }) => {
      expect(isSignInAlive([role], { kind, createdAt: created, lastSeenAt: seen, endedAt: ended }, now)).toBe(
        alive,
      );
    },
  );
});
