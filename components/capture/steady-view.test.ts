import { describe, expect, it } from "vitest";
import type { FaceView } from "./face-view";
import { createSteadyView } from "./steady-view";

const nobody: FaceView = { kind: "nobody" };
const several: FaceView = { kind: "several_faces" };
const dark: FaceView = { kind: "hint", hint: "more_light" };
const far: FaceView = { kind: "hint", hint: "come_closer" };
const capturing = (progress: number): FaceView => ({ kind: "capturing", progress });

/** What is shown for each view, one every 100 ms. */
function shown(views: FaceView[]): FaceView[] {
  const steady = createSteadyView();
  return views.map((view, i) => steady(view, i * 100));
}

describe("a steady view", () => {
  it.each<[string, FaceView[], FaceView]>([
    ["says the first thing at once", [dark], dark],
    ["keeps a hint long enough to be read", [dark, far, dark, far], dark],
    ["changes it after that", [dark, far, far, far, far, far, far, far], far],
    ["tells good news at once", [dark, capturing(0.4)], capturing(0.4)],
    ["does not flicker back to a hint", [capturing(0.4), dark], capturing(0.4)],
    ["keeps a warning for a while", [several, nobody], several],
    ["counts in twentieths", [capturing(0.42)], capturing(0.4)],
    ["reaches the whole", [capturing(0.42), capturing(1)], capturing(1)],
  ])("%s", (_, views, last) => {
    expect(shown(views).at(-1)).toEqual(last);
  });

  it("gives back the very same object while nothing changes", () => {
    const views = shown([capturing(0.41), capturing(0.42), capturing(0.44), dark]);
    expect(new Set(views).size).toBe(1);
  });
});
