import { describe, expect, it } from "vitest";
import { norm } from "@/lib/domain/vector";
import { createEmbedder, paddedUnitVector, rgbPlanes } from "./embedder";

describe("rgbPlanes", () => {
  it("is red, green, blue planes with ImageNet's mean and deviation taken out", () => {
    const pixels = { width: 2, height: 1, data: new Uint8ClampedArray([255, 0, 51, 255, 0, 255, 102, 255]) };
    const expected = [
      (1 - 0.485) / 0.229,
      -0.485 / 0.229,
      -0.456 / 0.224,
      (1 - 0.456) / 0.224,
      (0.2 - 0.406) / 0.225,
      (0.4 - 0.406) / 0.225,
    ];
    for (const [i, value] of rgbPlanes(pixels).entries())
      expect(value).toBeCloseTo(expected[i] ?? Number.NaN, 5);
  });
});

describe("paddedUnitVector", () => {
  it("keeps direction, has length 1 and 512 numbers", () => {
    const output = Float32Array.from({ length: 128 }, (_, i) => i - 60);
    const vector = paddedUnitVector(output);
    expect(vector).toHaveLength(512);
    expect(norm(vector)).toBeCloseTo(1, 6);
    expect((vector[100] ?? 0) / (vector[61] ?? 0)).toBeCloseTo(40, 3);
    expect(vector.slice(128).every((value) => value === 0)).toBe(true);
  });

  it("refuses an output of another model, of zeros, or with a number that is none", () => {
    expect(() => paddedUnitVector(new Float32Array(512).fill(1))).toThrow(RangeError);
    expect(() => paddedUnitVector(new Float32Array(128))).toThrow(RangeError);
    expect(() => paddedUnitVector(new Float32Array(128).fill(Number.NaN))).toThrow(RangeError);
  });
});

describe("createEmbedder", () => {
  it("hands the model one crop's planes", async () => {
    const lengths: number[] = [];
    const model = {
      run: async (values: Float32Array) => {
        lengths.push(values.length);
        return new Float32Array(128).fill(2);
      },
    };
    const crop = { width: 112, height: 112, data: new Uint8ClampedArray(112 * 112 * 4) };
    expect(norm(await createEmbedder(model).embed(crop))).toBeCloseTo(1, 6);
    expect(lengths).toEqual([3 * 112 * 112]);
  });
});
