import { describe, expect, it } from "vitest";
import type { Point } from "@/lib/domain/sighting";
import { ARCFACE_TEMPLATE, alignFace, centre, cutChip, DLIB_TEMPLATE, fitSimilarity } from "./alignment";
import { blank, type Pixels, type Similarity } from "./pixels";

const apply = ({ a, b, tx, ty }: Similarity, { x, y }: Point): Point => ({
  x: a * x - b * y + tx,
  y: b * x + a * y + ty,
});

/** The template seen by a camera: turned by 20 degrees, 2.5 times as large, shifted. */
function seenPoints(): Point[] {
  const angle = (20 * Math.PI) / 180;
  const camera = { a: 2.5 * Math.cos(angle), b: 2.5 * Math.sin(angle), tx: 200, ty: 80 };
  return ARCFACE_TEMPLATE.map((point) => apply(camera, point));
}

describe("fitSimilarity", () => {
  it("undoes rotation, scale and shift exactly", () => {
    const fit = fitSimilarity(seenPoints(), ARCFACE_TEMPLATE);
    expect(Math.hypot(fit.a, fit.b)).toBeCloseTo(1 / 2.5, 10);
    expect((Math.atan2(fit.b, fit.a) * 180) / Math.PI).toBeCloseTo(-20, 8);
    for (const [i, point] of seenPoints().entries()) {
      expect(apply(fit, point).x).toBeCloseTo(ARCFACE_TEMPLATE[i]?.x ?? Number.NaN, 8);
      expect(apply(fit, point).y).toBeCloseTo(ARCFACE_TEMPLATE[i]?.y ?? Number.NaN, 8);
    }
  });

  it("agrees with Umeyama's estimate by singular values (NumPy) for points that fit no similarity", () => {
    const from = [
      { x: 291.5, y: 210 },
      { x: 374, y: 209 },
      { x: 338, y: 259 },
      { x: 305, y: 296 },
      { x: 366, y: 294 },
    ];
    const { a, b, tx, ty } = fitSimilarity(from, ARCFACE_TEMPLATE);
    expect([a, b, tx, ty].map((value) => Number(value.toFixed(4)))).toEqual([
      0.4609, 0.01, -95.7968, -48.3106,
    ]);
  });

  it("never mirrors a face", () => {
    const mirrored = ARCFACE_TEMPLATE.map(({ x, y }) => ({ x: 112 - x, y }));
    const fit = fitSimilarity(mirrored, ARCFACE_TEMPLATE);
    const worst = Math.max(
      ...mirrored.map((point, i) => {
        const goal = ARCFACE_TEMPLATE[i] ?? point;
        return Math.hypot(apply(fit, point).x - goal.x, apply(fit, point).y - goal.y);
      }),
    );
    expect(worst).toBeGreaterThan(10);
  });

  it("refuses points that coincide or do not correspond", () => {
    const point = { x: 3, y: 4 };
    expect(() => fitSimilarity([point, point], [point, point])).toThrow(RangeError);
    expect(() => fitSimilarity([point], [point, point])).toThrow(RangeError);
  });
});

describe("alignFace", () => {
  it("puts what is at the five points of the frame at the template's points", () => {
    const frame = blank(640, 480);
    const points = seenPoints();
    for (const [i, point] of points.entries()) dot(frame, point, 50 + i * 40);
    const crop = alignFace(frame, points);
    expect([crop.width, crop.height]).toEqual([112, 112]);
    for (const [i, { x, y }] of ARCFACE_TEMPLATE.entries()) {
      expect(crop.data[(Math.round(y) * 112 + Math.round(x)) * 4]).toBe(50 + i * 40);
    }
  });

  it("is black where the face leaves the frame", () => {
    const frame = blank(100, 100);
    frame.data.fill(255);
    const crop = alignFace(frame, ARCFACE_TEMPLATE);
    expect(crop.data[(10 * 112 + 10) * 4]).toBe(255);
    expect(crop.data[(111 * 112 + 111) * 4]).toBe(0);
  });
});

describe("centre", () => {
  it("is the mean", () => {
    expect(
      centre([
        { x: 1, y: 2 },
        { x: 3, y: 8 },
      ]),
    ).toEqual({ x: 2, y: 5 });
  });
});

function dot({ width, data }: Pixels, { x, y }: Point, value: number): void {
  for (let dy = -6; dy <= 6; dy++) {
    for (let dx = -6; dx <= 6; dx++)
      data.fill(
        value,
        ((Math.round(y) + dy) * width + Math.round(x) + dx) * 4,
        ((Math.round(y) + dy) * width + Math.round(x) + dx) * 4 + 3,
      );
  }
}

describe("cutChip", () => {
  it("puts the eyes where dlib has them, level and 52.5 pixels apart in a picture of 150", () => {
    const [left, right, nose] = DLIB_TEMPLATE;
    expect(left).toEqual({ x: expect.closeTo(47.733, 3), y: expect.closeTo(47.14, 3) });
    expect(right).toEqual({ x: expect.closeTo(100.281, 3), y: expect.closeTo(47.12, 3) });
    expect(nose?.y).toBeGreaterThan(70);
    const frame = { width: 300, height: 300, data: new Uint8ClampedArray(300 * 300 * 4).fill(90) };
    const chip = cutChip(
      frame,
      DLIB_TEMPLATE.map(({ x, y }) => ({ x: x + 50, y: y + 50 })),
    );
    expect({ width: chip.width, height: chip.height }).toEqual({ width: 150, height: 150 });
    expect(chip.data[0]).toBe(90);
  });
});
