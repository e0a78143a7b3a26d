import { expect, it } from "vitest";
import { createRate } from "./rate";

const at = (ms: number) => new Date(1_700_000_040_000 + ms);
const many = (take: ReturnType<typeof createRate>, key: string, times: number, ms: number) =>
  Array.from({ length: times }, () => take(key, at(ms))).filter((wait) => wait === 0).length;

it("lets so many calls of a key pass in a window, and says how long the next one has to wait", () => {
  const take = createRate({ limit: 10, windowMs: 60_000 });
  expect(many(take, "a", 15, 0)).toBe(10);
  expect(take("a", at(20_000))).toBe(40);
  expect(many(take, "b", 15, 20_000)).toBe(10);
});

it("does not let twice as many pass round the end of a window", () => {
  const take = createRate({ limit: 10, windowMs: 60_000 });
  expect(many(take, "a", 10, 59_000)).toBe(10);
  expect(many(take, "a", 10, 60_000)).toBe(0);
  expect(many(take, "a", 10, 90_000)).toBe(5);
  expect(many(take, "a", 20, 180_000)).toBe(10);
});

it("remembers a bounded number of keys, and forgets those it counted first", () => {
  const take = createRate({ limit: 1, windowMs: 60_000 });
  for (let i = 0; i <= 50_000; i++) take(`key ${i}`, at(0));
  expect(take("key 50000", at(1))).toBeGreaterThan(0);
  expect(take("key 0", at(1))).toBe(0);
});
