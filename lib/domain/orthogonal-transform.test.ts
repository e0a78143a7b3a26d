import { expect, it } from "vitest";
import { rotate, TRANSFORM_KEY_BYTES, transformOf } from "./orthogonal-transform";
import { cosine, norm, normalise, VECTOR_LENGTH } from "./vector";

/** Repeatable numbers -1..1 (a sine of large steps is even enough here). */
const numbers = (seed: number, length: number) =>
  Array.from({ length }, (_, i) => Math.sin(seed * 9_973 + i * 1.7 + i * i * 0.013));
const key = (seed: number) =>
  Uint8Array.from(numbers(seed, TRANSFORM_KEY_BYTES), (value) => Math.floor((value + 1) * 127.5));
const vector = (seed: number) => normalise(numbers(seed, VECTOR_LENGTH));

it("keeps lengths and cosines", () => {
  const transform = transformOf(key(1));
  for (let seed = 2; seed < 40; seed += 2) {
    const [a, b] = [vector(seed), vector(seed + 1)];
    expect(norm(rotate(a, transform))).toBeCloseTo(1, 6);
    expect(cosine(rotate(a, transform), rotate(b, transform))).toBeCloseTo(cosine(a, b), 6);
  }
});

it("makes one face under two keys unlike each other", () => {
  const cosines = Array.from({ length: 30 }, (_, i) =>
    cosine(rotate(vector(i), transformOf(key(100 + i))), rotate(vector(i), transformOf(key(200 + i)))),
  );
  // Chance is 1 / sqrt(512) = 0.044.
  expect(Math.max(...cosines.map(Math.abs))).toBeLessThan(0.25);
});

it("hides that the last three quarters of a padded vector are zero", () => {
  const padded = normalise([...numbers(5, 128), ...new Array<number>(VECTOR_LENGTH - 128).fill(0)]);
  const rotated = rotate(padded, transformOf(key(6)));
  expect(norm(rotated.slice(128))).toBeGreaterThan(0.75);
});

it("refuses a key or a vector of another length", () => {
  expect(() => transformOf(new Uint8Array(64))).toThrow(RangeError);
  expect(() => rotate([1, 0], transformOf(key(1)))).toThrow(RangeError);
});
