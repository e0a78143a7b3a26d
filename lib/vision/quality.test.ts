import { describe, expect, it } from "vitest";
import { blank, type Pixels } from "./pixels";
import { faceQuality, laplacianVariance, lumaOf, measureCrop } from "./quality";

/** A 112x112 crop whose grey value is a function of the pixel. */
function crop(value: (x: number, y: number) => number): Pixels {
  const pixels = blank(112, 112);
  for (let i = 0; i < 112 * 112; i++) {
    pixels.data.fill(value(i % 112, Math.floor(i / 112)), i * 4, i * 4 + 3);
  }
  return pixels;
}

describe("measureCrop", () => {
  it("reads an even grey face", () => {
    const { meanColour, ...measures } = measureCrop(crop(() => 120));
    expect(measures.meanLuma).toBeCloseTo(120, 3);
    expect(measures).toMatchObject({ sharpness: 0, clippedShare: 0, lightRatio: 1 });
    expect(meanColour).toEqual([120, 120, 120]);
  });

  it("reads light from one side, whichever it is", () => {
    for (const bright of ["left", "right"]) {
      const { lightRatio, meanLuma } = measureCrop(crop((x) => (x < 56 === (bright === "left") ? 180 : 60)));
      expect(lightRatio).toBeCloseTo(3, 4);
      expect(meanLuma).toBeGreaterThan(115);
      expect(meanLuma).toBeLessThan(125);
    }
  });

  it("counts black and burnt pixels of the face, not of what is around it", () => {
    const around = measureCrop(crop((x, y) => (y < 20 || x < 10 ? 0 : 120)));
    expect(around.clippedShare).toBe(0);
    expect(measureCrop(crop((_, y) => (y < 70 ? 255 : 120))).clippedShare).toBeGreaterThan(0.45);
    expect(measureCrop(crop(() => 0))).toMatchObject({ clippedShare: 1, meanLuma: 0, lightRatio: 1 });
  });

  it("finds a fine pattern sharper than a coarse one", () => {
    const fine = measureCrop(crop((x) => (x % 2 === 0 ? 100 : 140)));
    const coarse = measureCrop(crop((x) => (x % 16 < 8 ? 100 : 140)));
    expect(fine.sharpness).toBeGreaterThan(4 * coarse.sharpness);
    expect(coarse.sharpness).toBeGreaterThan(0);
  });
});

describe("laplacianVariance", () => {
  it("is the variance of the 4-neighbour Laplacian inside the border", () => {
    // One bright point in 5x5: the Laplacian is -40 there, +10 at its four neighbours and 0 at the other four.
    const luma = new Float32Array(25);
    luma[12] = 10;
    expect(laplacianVariance(luma, 5)).toBeCloseTo((1600 + 4 * 100) / 9, 4);
  });

  it("is 0 on a slope", () => {
    expect(
      laplacianVariance(
        Float32Array.from({ length: 36 }, (_, i) => 3 * (i % 6)),
        6,
      ),
    ).toBeCloseTo(0, 6);
  });
});

describe("lumaOf", () => {
  it("weighs red, green and blue as BT.601", () => {
    const pixels = {
      width: 3,
      height: 1,
      data: new Uint8ClampedArray([255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255]),
    };
    expect(Array.from(lumaOf(pixels), (value) => Math.round(value))).toEqual([76, 150, 29]);
  });
});

describe("faceQuality", () => {
  it("takes size from the eyes and the rest as it was measured", () => {
    const eyes = [
      { x: 100, y: 100 },
      { x: 160, y: 180 },
    ];
    const angles = { yawDegrees: 1, pitchDegrees: 2, rollDegrees: 3 };
    const light = { sharpness: 4, meanLuma: 5, clippedShare: 6, lightRatio: 7 };
    expect(faceQuality(eyes, angles, { ...light, meanColour: [0, 0, 0] })).toEqual({
      interEyePx: 100,
      ...angles,
      ...light,
    });
  });
});
