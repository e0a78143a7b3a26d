import { expect, it } from "vitest";
import { groupTouching } from "./touching";

const windows = (...spans: [string, number, number][]) =>
  spans.map(([id, windowFrom, windowTo]) => ({ id, windowFrom, windowTo }));

it.each([
  { what: "nothing", given: [], groups: [] },
  { what: "apart", given: windows(["b", 20, 30], ["a", 0, 10]), groups: [["a"], ["b"]] },
  { what: "at one instant", given: windows(["a", 0, 10], ["b", 10, 20]), groups: [["a", "b"]] },
  {
    what: "through a third",
    given: windows(["a", 0, 10], ["c", 18, 30], ["b", 9, 19], ["d", 31, 40]),
    groups: [["a", "b", "c"], ["d"]],
  },
  {
    what: "a long one over two short ones",
    given: windows(["long", 0, 100], ["x", 10, 20], ["y", 50, 60], ["z", 101, 110]),
    groups: [["long", "x", "y"], ["z"]],
  },
])("windows that touch stand together: $what", ({ given, groups }) => {
  expect(groupTouching(given).map((group) => group.map(({ id }) => id))).toEqual(groups);
});
