import { describe, expect, it } from "vitest";
import { CALIBRATIONS } from "@/lib/domain/calibrations";
import { normalise } from "@/lib/domain/vector";
import { drawSubjects, identificationRates, searchGallery } from "./identification-rates";
import { seededRandom, shuffled } from "./seeded-random";

const [calibration] = CALIBRATIONS;
if (!calibration) throw new Error("no calibration");

/** Everybody on an axis of their own; `tilt` turns a vector towards the next axis. */
function axis(index: number, tilt = 0): Float32Array {
  const vector = new Float32Array(64);
  vector[index] = 1;
  vector[index + 1] = tilt;
  return normalise(vector);
}

describe("searchGallery", () => {
  const subject = (i: number, probe: Float32Array | null) => ({
    person: `p${i}`,
    enrolled: axis(2 * i),
    probe,
  });

  it("counts who is found, missed and given another's name", () => {
    const gallery = [
      subject(0, axis(0, 0.1)),
      subject(1, axis(30)),
      subject(2, axis(0, 0.2)),
      subject(3, null),
    ];
    const strangers = [subject(7, null), { person: "twin", enrolled: axis(0, 0.05), probe: null }];
    expect(searchGallery(gallery, strangers, calibration)).toEqual({
      strangers: 2,
      named: 1,
      mated: 3,
      missed: 2,
      wrong: 1,
    });
  });

  it("leaves each person out in turn where everybody is in the gallery", () => {
    const gallery = [subject(0, null), subject(1, null)];
    expect(searchGallery(gallery, [], calibration)).toMatchObject({ strangers: 2, named: 0, mated: 0 });
  });
});

describe("identificationRates", () => {
  it("is the same for the same galleries, and without fault where faces lie far apart", () => {
    const templates = Array.from({ length: 20 }, (_, i) => [
      { person: `p${i}`, vector: axis(2 * i) },
      { person: `p${i}`, vector: axis(2 * i, 0.3) },
    ]).flat();
    const rates = () => identificationRates(templates, calibration, { size: 10, galleries: 3 });
    expect(rates()).toEqual(rates());
    expect(rates()).toMatchObject({ people: 10, strangers: 30, fpir: 0, mated: 30, fnir: 0, wrongName: 0 });
  });
});

describe("drawing", () => {
  it("enrols one photo of a person and searches another", () => {
    const templates = [axis(0), axis(2), axis(4)].map((vector) => ({ person: "a", vector }));
    const [subject] = drawSubjects([...templates, { person: "b", vector: axis(6) }], seededRandom(1));
    expect(subject?.probe).not.toBe(subject?.enrolled);
    expect(drawSubjects([{ person: "b", vector: axis(6) }], seededRandom(1))[0]?.probe).toBeNull();
  });

  it("shuffles without loss", () => {
    const order = shuffled([1, 2, 3, 4, 5, 6, 7, 8], seededRandom(3));
    expect([...order].sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(order).not.toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });
});
