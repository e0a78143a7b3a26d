import { describe, expect, it } from "vitest";
import { REDUCED_EMBEDDER, STANDARD_EMBEDDER } from "@/lib/domain/embedder-model";
import { norm } from "@/lib/domain/vector";
import { ARCFACE_TEMPLATE } from "./alignment";
import { colourPlanes, createEmbedder, paddedUnitVector } from "./embedder";

describe("colourPlanes", () => {
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
    for (const [i, value] of colourPlanes(pixels, STANDARD_EMBEDDER.input).entries())
      expect(value).toBeCloseTo(expected[i] ?? Number.NaN, 5);
    const [red, green, blue] = [expected.slice(0, 2), expected.slice(2, 4), expected.slice(4)];
    const turned = colourPlanes(pixels, { ...STANDARD_EMBEDDER.input, order: "bgr" });
    for (const [i, value] of [...blue, ...green, ...red].entries()) expect(turned[i]).toBeCloseTo(value, 5);
  });
});

describe("paddedUnitVector", () => {
  it("keeps direction, has length 1 and 512 numbers", () => {
    const output = Float32Array.from({ length: 128 }, (_, i) => i - 60);
    const vector = paddedUnitVector(output, 128);
    expect(vector).toHaveLength(512);
    expect(norm(vector)).toBeCloseTo(1, 6);
    expect((vector[100] ?? 0) / (vector[61] ?? 0)).toBeCloseTo(40, 3);
    expect(vector.slice(128).every((value) => value === 0)).toBe(true);
  });

  it("refuses an output of another model, of zeros, or with a number that is none", () => {
    expect(() => paddedUnitVector(new Float32Array(512).fill(1), 128)).toThrow(RangeError);
    expect(() => paddedUnitVector(new Float32Array(128), 128)).toThrow(RangeError);
    expect(() => paddedUnitVector(new Float32Array(128).fill(Number.NaN), 128)).toThrow(RangeError);
  });
});

describe("createEmbedder", () => {
  it.each([
    [STANDARD_EMBEDDER, 112],
    [REDUCED_EMBEDDER, 150],
  ])("hands $modelId the planes of a crop of its size", async (model, side) => {
    const lengths: number[] = [];
    const onnx = {
      run: async (values: Float32Array) => {
        lengths.push(values.length);
        return new Float32Array(128).fill(2);
      },
    };
    const picture = (width: number) => ({
      width,
      height: width,
      data: new Uint8ClampedArray(width * width * 4),
    });
    const face = { frame: picture(200), crop: picture(112), fivePoints: ARCFACE_TEMPLATE };
    const embedder = createEmbedder(model, onnx);
    expect(norm(await embedder.embed(face))).toBeCloseTo(1, 6);
    expect(lengths).toEqual([3 * side * side]);
    expect(embedder.model).toMatchObject({ modelId: model.modelId, modelVersion: model.modelVersion });
  });
});
