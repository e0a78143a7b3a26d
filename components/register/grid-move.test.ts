import { describe, expect, it } from "vitest";
import { moveBy } from "./grid-move";

const SHAPE = { rows: 2_000, columns: 40, pageRows: 15, direction: "ltr" as const };
const FROM = { row: 10, column: 5 };
const press = (key: string, ctrlKey = false) => ({ key, ctrlKey, metaKey: false });

describe("moveBy", () => {
  it.each([
    ["ArrowDown", false, 11, 5],
    ["ArrowUp", false, 9, 5],
    ["ArrowRight", false, 10, 6],
    ["ArrowLeft", false, 10, 4],
    ["PageDown", false, 25, 5],
    ["PageUp", false, 0, 5],
    ["Home", false, 10, 0],
    ["End", false, 10, 39],
    ["Home", true, 0, 0],
    ["End", true, 1_999, 39],
    ["ArrowDown", true, 1_999, 5],
    ["ArrowUp", true, 0, 5],
  ])("%s (with control: %s) leads to %i, %i", (key, withControl, row, column) => {
    expect(moveBy(press(key, withControl), FROM, SHAPE)).toEqual({ row, column });
  });

  it("turns left and right round where the page reads from the right", () => {
    const shape = { ...SHAPE, direction: "rtl" as const };
    expect(moveBy(press("ArrowRight"), FROM, shape)).toEqual({ row: 10, column: 4 });
    expect(moveBy(press("ArrowLeft"), FROM, shape)).toEqual({ row: 10, column: 6 });
  });

  it("stays within, and leaves other keys alone", () => {
    expect(moveBy(press("ArrowUp"), { row: 0, column: 0 }, SHAPE)).toEqual({ row: 0, column: 0 });
    expect(moveBy(press("ArrowRight"), { row: 0, column: 39 }, SHAPE)).toEqual({ row: 0, column: 39 });
    expect(moveBy(press("p"), FROM, SHAPE)).toBeNull();
  });
});
