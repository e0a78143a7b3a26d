import { describe, expect, it } from "vitest";
import { blank, type Pixels, resizeRegion, warpToSquare } from "./pixels";

/** Red is 10 x, green 10 y. */
function ramp(width: number, height: number): Pixels {
  const picture = blank(width, height);
  for (let i = 0; i < width * height; i++) {
    picture.data[i * 4] = 10 * (i % width);
    picture.data[i * 4 + 1] = 10 * Math.floor(i / width);
  }
  return picture;
}

const at = ({ width, data }: Pixels, x: number, y: number) =>
  Array.from(data.slice((y * width + x) * 4, (y * width + x) * 4 + 4));

describe("warpToSquare", () => {
  it("copies under a whole shift", () => {
    const crop = warpToSquare(ramp(12, 12), { a: 1, b: 0, tx: -3, ty: -2 }, 4);
    expect(at(crop, 0, 0)).toEqual([30, 20, 0, 255]);
    expect(at(crop, 3, 3)).toEqual([60, 50, 0, 255]);
  });

  it("interpolates between pixels", () => {
    const crop = warpToSquare(ramp(12, 12), { a: 2, b: 0, tx: 0, ty: 0 }, 8);
    expect(at(crop, 3, 5)).toEqual([15, 25, 0, 255]);
  });

  it("turns by a right angle", () => {
    // x' = -y + 7, y' = x: clockwise on a screen whose y points down.
    const crop = warpToSquare(ramp(8, 8), { a: 0, b: 1, tx: 7, ty: 0 }, 8);
    expect(at(crop, 7, 0)).toEqual([0, 0, 0, 255]);
    expect(at(crop, 4, 6)).toEqual([60, 30, 0, 255]);
  });

  it("fades to black across the edge and refuses a scale of 0", () => {
    const crop = warpToSquare(ramp(12, 12), { a: 1, b: 0, tx: -10.5, ty: 0 }, 4);
    expect(at(crop, 0, 3)).toEqual([105, 30, 0, 255]);
    expect(at(crop, 1, 3)).toEqual([55, 15, 0, 255]);
    expect(at(crop, 2, 3)).toEqual([0, 0, 0, 255]);
    expect(() => warpToSquare(ramp(2, 2), { a: 0, b: 0, tx: 0, ty: 0 }, 2)).toThrow(RangeError);
  });
});

describe("resizeRegion", () => {
  it("halves as OpenCV's INTER_LINEAR does: the mean of the two pixels at each centre", () => {
    const half = resizeRegion(ramp(12, 12), { x: 2, y: 4, width: 8, height: 8 }, 4);
    expect(at(half, 0, 0)).toEqual([25, 45, 0, 255]);
    expect(at(half, 3, 3)).toEqual([85, 105, 0, 255]);
  });

  it("repeats the edge when it enlarges, and never looks outside the region", () => {
    const large = resizeRegion(ramp(12, 12), { x: 4, y: 4, width: 2, height: 2 }, 4);
    expect([0, 1, 2, 3].map((x) => at(large, x, 0)[0])).toEqual([40, 42, 48, 50]);
    expect(at(large, 0, 0)).toEqual([40, 40, 0, 255]);
    expect(at(large, 3, 3)).toEqual([50, 50, 0, 255]);
  });

  it("stretches each axis by its own factor", () => {
    const wide = resizeRegion(ramp(12, 12), { x: 0, y: 0, width: 12, height: 6 }, 6);
    expect(at(wide, 2, 3)).toEqual([45, 30, 0, 255]);
  });
});
