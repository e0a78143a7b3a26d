import { describe, expect, it } from "vitest";
import { createPassivePad, liveProbability } from "./pad";
import { bgrPlanes, faceBox, padRegion } from "./pad-crop";
import { blank } from "./pixels";

const FIVE = [
  { x: 270, y: 200 },
  { x: 370, y: 200 },
  { x: 320, y: 260 },
  { x: 285, y: 300 },
  { x: 355, y: 300 },
];
const FRAME = { width: 640, height: 480 };

describe("faceBox", () => {
  it("is sized by the distance between the eyes and lies around eyes and mouth", () => {
    const box = faceBox(FIVE);
    expect(box.width).toBeCloseTo(230, 9);
    expect(box.height).toBeCloseTo(270, 9);
    expect(box.x + box.width / 2).toBeCloseTo(320, 9);
    expect(250 - box.y).toBeCloseTo(0.54 * 270, 9);
  });
});

describe("padRegion", () => {
  it("scales about the centre where there is room", () => {
    expect(padRegion({ x: 300, y: 200, width: 40, height: 60 }, 2.7, FRAME)).toEqual({
      x: 266,
      y: 149,
      width: 108,
      height: 162,
    });
  });

  it("shifts back inside at each edge", () => {
    expect(padRegion({ x: 0, y: 0, width: 40, height: 60 }, 4, FRAME)).toEqual({
      x: 0,
      y: 0,
      width: 160,
      height: 240,
    });
    expect(padRegion({ x: 600, y: 420, width: 40, height: 60 }, 4, FRAME)).toEqual({
      x: 480,
      y: 240,
      width: 160,
      height: 240,
    });
  });

  it("scales by less where the frame is too small, and keeps the shape", () => {
    const region = padRegion({ x: 250, y: 100, width: 150, height: 200 }, 4, FRAME);
    expect(region).toEqual({ x: 145, y: 0, width: 359, height: 479 });
  });

  it("keeps within the frame for a face that is larger than it", () => {
    const region = padRegion({ x: -300, y: -300, width: 1200, height: 1600 }, 2.7, FRAME);
    expect(region.x).toBeGreaterThanOrEqual(0);
    expect(region.y).toBeGreaterThanOrEqual(0);
    expect(region.x + region.width).toBeLessThanOrEqual(640);
    expect(region.y + region.height).toBeLessThanOrEqual(480);
  });
});

describe("bgrPlanes", () => {
  it("is blue, green, red planes of 0..255", () => {
    const pixels = { width: 2, height: 1, data: new Uint8ClampedArray([1, 2, 3, 255, 4, 5, 6, 255]) };
    expect(Array.from(bgrPlanes(pixels))).toEqual([3, 6, 2, 5, 1, 4]);
  });
});

describe("createPassivePad", () => {
  const says = (live: number) => ({ run: async () => Float32Array.from([0, live, 1 - live]) });

  it("is the mean of all models", async () => {
    const pad = createPassivePad([
      { model: says(0.9), cropScale: 2.7 },
      { model: says(0.5), cropScale: 4 },
    ]);
    const score = await pad.score(blank(640, 480), FIVE);
    expect(score.live).toBeCloseTo(0.7, 6);
    expect(score.each).toHaveLength(2);
  });

  it("is never live without a model, nor by an output that is no probability", () => {
    expect(() => createPassivePad([])).toThrow(RangeError);
    for (const output of [[], [0.2], [0, Number.NaN, 1], [0, 1.5, 0]]) {
      expect(() => liveProbability(Float32Array.from(output))).toThrow(RangeError);
    }
  });
});
