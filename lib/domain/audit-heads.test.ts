import { expect, it } from "vitest";
import { isHeadDue } from "./audit-heads";

const MINUTE = 60_000;

it.each([
  { name: "the first rows", last: null, seq: 3, afterMs: 0, due: true },
  { name: "an empty chain", last: null, seq: 0, afterMs: 0, due: false },
  { name: "nothing new, however long ago", last: 5, seq: 5, afterMs: 99 * MINUTE, due: false },
  { name: "one row, at once", last: 5, seq: 6, afterMs: MINUTE, due: false },
  { name: "one row, ten minutes later", last: 5, seq: 6, afterMs: 10 * MINUTE, due: true },
  { name: "999 rows at once", last: 5, seq: 1_004, afterMs: MINUTE, due: false },
  { name: "1,000 rows at once", last: 5, seq: 1_005, afterMs: MINUTE, due: true },
  {
    name: "fewer rows than were signed: nothing to sign, it was cut off",
    last: 5,
    seq: 4,
    afterMs: 60 * MINUTE,
    due: false,
  },
])("$name: $due", ({ last, seq, afterMs, due }) => {
  expect(isHeadDue(last === null ? null : { seq: last, at: 0 }, seq, afterMs)).toBe(due);
});
