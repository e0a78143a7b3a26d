import { describe, expect, it } from "vitest";
import { inTreeOrder, judgeMove, MAX_UNIT_DEPTH, pathOf, resolveUnit, withAllBelow } from "./units";

/** school ─ north ─ science ─ physics; school ─ south; clinic. */
const UNITS = [
  { id: "school", parentId: null },
  { id: "physics", parentId: "science" },
  { id: "north", parentId: "school" },
  { id: "south", parentId: "school" },
  { id: "science", parentId: "north" },
  { id: "clinic", parentId: null },
];
const ORGANIZATION = { timeZone: "Africa/Cairo", weekendDays: [5, 6] };
const unset = { timeZone: null, weekendDays: null };

describe("the settings of a unit", () => {
  it.each([
    { name: "nothing set", path: [unset, unset], zone: "Africa/Cairo", weekend: [5, 6] },
    { name: "no unit at all", path: [], zone: "Africa/Cairo", weekend: [5, 6] },
    {
      name: "each from its own nearest",
      path: [
        unset,
        { timeZone: "Asia/Riyadh", weekendDays: null },
        { timeZone: "Europe/London", weekendDays: [6, 7] },
      ],
      zone: "Asia/Riyadh",
      weekend: [6, 7],
    },
    {
      name: "a unit that has no day off at all",
      path: [{ timeZone: null, weekendDays: [] }],
      zone: "Africa/Cairo",
      weekend: [],
    },
  ])("$name", ({ path, zone, weekend }) => {
    expect(resolveUnit(path, ORGANIZATION)).toEqual({ timeZone: zone, weekendDays: weekend });
  });
});

describe("the tree", () => {
  it("leads from a unit upwards", () => {
    const names = (id: string | null) => pathOf(UNITS, id).map((unit) => unit.id);
    expect(names("physics")).toEqual(["physics", "science", "north", "school"]);
    expect(names(null)).toEqual([]);
    expect(names("elsewhere")).toEqual([]);
  });

  it("ends also where the data go in a circle", () => {
    const circle = [
      { id: "a", parentId: "b" },
      { id: "b", parentId: "a" },
    ];
    expect(pathOf(circle, "a").map((unit) => unit.id)).toEqual(["a", "b"]);
  });

  it("holds a unit and all below it", () => {
    expect([...withAllBelow(UNITS, "north")].sort()).toEqual(["north", "physics", "science"]);
  });

  it("is read each before what is below it; what hangs in the air begins a tree", () => {
    const read = (units: typeof UNITS) => inTreeOrder(units).map(({ id, depth }) => `${depth} ${id}`);
    expect(read(UNITS)).toEqual(["0 school", "1 north", "2 science", "3 physics", "1 south", "0 clinic"]);
    expect(read(UNITS.filter(({ id }) => id !== "school"))).toEqual([
      "0 north",
      "1 science",
      "2 physics",
      "0 south",
      "0 clinic",
    ]);
  });
});

describe("moving a unit", () => {
  it.each([
    { id: "north", to: "clinic", fault: null },
    { id: "north", to: null, fault: null },
    { id: "north", to: "school", fault: null },
    { id: "north", to: "north", fault: "below_itself" },
    { id: "north", to: "physics", fault: "below_itself" },
    { id: "school", to: "south", fault: "below_itself" },
  ])("$id below $to: $fault", ({ id, to, fault }) => {
    expect(judgeMove(UNITS, id, to)).toBe(fault);
  });

  it("goes no deeper than the limit, counting what comes along", () => {
    const chain = Array.from({ length: MAX_UNIT_DEPTH - 1 }, (_, index) => ({
      id: `c${index}`,
      parentId: index === 0 ? null : `c${index - 1}`,
    }));
    const units = [
      ...chain,
      { id: "alone", parentId: null },
      { id: "pair", parentId: null },
      { id: "child", parentId: "pair" },
    ];
    expect(judgeMove(units, "alone", `c${MAX_UNIT_DEPTH - 2}`)).toBeNull();
    expect(judgeMove(units, "pair", `c${MAX_UNIT_DEPTH - 2}`)).toBe("too_deep");
    expect(judgeMove(units, "new", `c${MAX_UNIT_DEPTH - 2}`)).toBeNull();
  });
});
