import { expect, it } from "vitest";
import { createScreen } from "./screen-turn";

it("a screen lights one face at a time", () => {
  const turnAt = createScreen();
  const [arriving, leaving] = [turnAt(), turnAt()];
  expect([arriving.take(), leaving.take(), arriving.take()]).toEqual([true, false, true]);
  leaving.leave();
  expect(leaving.take()).toBe(false);
  arriving.leave();
  expect([leaving.take(), arriving.take()]).toEqual([true, false]);
});
