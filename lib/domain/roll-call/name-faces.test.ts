import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Calibration } from "../calibration";
import { distanceOfCosine } from "../vector";
import { type FaceName, nameFaces } from "./name-faces";

/** Thresholds of about 0.40 for a roster of twelve. */
const CALIBRATION: Calibration = {
  modelId: "m",
  modelVersion: "1",
  version: "test",
  source: "test",
  points: [
    { fmr: 1e-2, cosine: 0.25 },
    { fmr: 1e-4, cosine: 0.4 },
    { fmr: 1e-6, cosine: 0.55 },
  ],
  genuine: [],
  targetFpir: 1e-3,
  margin: 0.05,
  padThreshold: 0.4,
};

const face = (scores: Record<string, number>, isFit = true) => ({
  candidates: Object.entries(scores).map(([personId, score]) => ({
    personId,
    distance: distanceOfCosine(score),
  })),
  isFit,
});
const said = (names: readonly FaceName[]) =>
  names.map((one) => (one.kind === "named" ? one.personId : `(${one.kind})`)).join(" ");
const name = (faces: ReturnType<typeof face>[], alike: string[] = []) =>
  said(nameFaces(faces, { gallerySize: 12, calibration: CALIBRATION, alike: new Set(alike) }));

describe("nameFaces", () => {
  it.each([
    ["two people, clearly", [face({ a: 0.8, b: 0.1 }), face({ a: 0.1, b: 0.7 })], "a b"],
    ["nobody of the roster", [face({ a: 0.2, b: 0.3 })], "(unknown)"],
    ["nobody is enrolled", [face({})], "(unknown)"],
    ["near two people alike", [face({ a: 0.6, b: 0.58 })], "(unsure)"],
    [
      "two faces near one person: neither is named",
      [face({ a: 0.6 }), face({ a: 0.58 })],
      "(unsure) (unsure)",
    ],
    ["two faces exactly as near", [face({ a: 0.6 }), face({ a: 0.6 })], "(unsure) (unsure)"],
    [
      "a person's brother does not get the second-best name",
      [face({ a: 0.8, b: 0 }), face({ a: 0.5, b: 0.45 })],
      "a (unsure)",
    ],
    ["who is named elsewhere is free no more", [face({ a: 0.6, b: 0.58 }), face({ a: 0.1, b: 0.9 })], "a b"],
    ["a face that has its name is no rival", [face({ a: 0.6, b: 0.1 }), face({ a: 0.58, b: 0.9 })], "a b"],
    ["poor PAD: never named, whoever it is like", [face({ a: 0.9 }, false)], "(unsure)"],
    ["poor PAD and like nobody: the same answer", [face({ a: 0.1 }, false)], "(unsure)"],
    [
      "a picture of somebody beside them puts both in doubt",
      [face({ a: 0.8 }), face({ a: 0.79 }, false)],
      "(unsure) (unsure)",
    ],
  ])("%s", (_, faces, expected) => {
    expect(name(faces)).toBe(expected);
  });

  it("does not tell apart who is known to look like somebody else", () => {
    expect(name([face({ a: 0.9, b: 0.1 }), face({ a: 0.1, b: 0.9 })], ["a"])).toBe("(unsure) b");
  });

  it("asks more of a larger roster", () => {
    const rules = { calibration: CALIBRATION, alike: new Set<string>() };
    const faces = [face({ a: 0.45 })];
    expect(said(nameFaces(faces, { ...rules, gallerySize: 12 }))).toBe("a");
    expect(said(nameFaces(faces, { ...rules, gallerySize: 1_000 }))).toBe("(unknown)");
  });

  const score = fc.double({ min: -0.2, max: 1, noNaN: true });
  const room = fc
    .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 8 }), fc.constantFrom(0, 0.05))
    .chain(([faces, people, margin]) =>
      fc.record({
        margin: fc.constant(margin),
        rows: fc.array(fc.array(score, { minLength: people, maxLength: people }), {
          minLength: faces,
          maxLength: faces,
        }),
      }),
    );

  it("never names two faces as one person, whatever the scores, and always the nearest", () => {
    fc.assert(
      fc.property(room, ({ rows, margin }) => {
        const faces = rows.map((row) => face(Object.fromEntries(row.map((one, i) => [`p${i}`, one]))));
        const rules = { gallerySize: 12, calibration: { ...CALIBRATION, margin }, alike: new Set<string>() };
        const names = nameFaces(faces, rules);
        const people = names.flatMap((one) => (one.kind === "named" ? [one.personId] : []));
        expect(new Set(people).size).toBe(people.length);
        names.forEach((one, i) => {
          const row = rows[i] ?? [];
          if (one.kind === "named") expect(one.personId).toBe(`p${row.indexOf(Math.max(...row))}`);
        });
      }),
    );
  });

  it("answers the same whatever the order of the faces", () => {
    fc.assert(
      fc.property(room, ({ rows, margin }) => {
        const faces = rows.map((row) => face(Object.fromEntries(row.map((one, i) => [`p${i}`, one]))));
        const rules = { gallerySize: 12, calibration: { ...CALIBRATION, margin }, alike: new Set<string>() };
        expect(nameFaces([...faces].reverse(), rules).reverse()).toEqual(nameFaces(faces, rules));
      }),
    );
  });
});
