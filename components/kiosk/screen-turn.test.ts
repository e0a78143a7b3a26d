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

it("a view that asks somebody covers the others, once no face is lit", () => {
  const turnAt = createScreen();
  const [arriving, leaving] = [turnAt(), turnAt()];
  arriving.take();
  expect([leaving.cover(), leaving.isCovered(), arriving.isCovered()]).toEqual([false, false, false]);
  arriving.leave();
  expect([leaving.cover(), leaving.isCovered(), arriving.isCovered()]).toEqual([true, false, true]);
  expect([arriving.take(), arriving.cover()]).toEqual([false, false]);
  leaving.leave();
  expect([arriving.isCovered(), arriving.take()]).toEqual([false, true]);
});
