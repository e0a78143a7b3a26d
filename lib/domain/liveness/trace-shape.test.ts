import { describe, expect, it } from "vitest";
import { LIVENESS } from "../calibrations";
import { STEP_KINDS, type StepKind } from "./challenge-steps";
import { faceSample, film } from "./testing/test-face";
import { performerNo, performSteps } from "./testing/test-performance";
import type { TraceSample } from "./trace-sample";
import { comparable, isNearDuplicate, shapeOf, type TraceShape } from "./trace-shape";

/** As many earlier captures as are remembered of one kiosk (security.md §1.4, check 16). */
const REMEMBERED = 500;
/** Each so manieth person is compared with all before; in the full suite everybody is. */
const EVERY = process.env.HADIR_SUITE === "full" ? 1 : 10;

const isKnown = (samples: readonly TraceSample[], earlier: readonly TraceShape[]) => {
  const trace = comparable(samples);
  return earlier.some((shape) => isNearDuplicate(trace, shape, LIVENESS.duplicate));
};

/** The capture of performer `n` as it would be seen `fps` times a second from `fromMs` on, with errors of the landmark network. */
function again(samples: readonly TraceSample[], n: number, { fromMs, fps }: { fromMs: number; fps: number }) {
  const error = (i: number, which: number) => ((i * 7 + which * 3 + n) % 5) / 2 - 1;
  const last = samples.at(-1)?.t ?? 0;
  const count = Math.floor(((last - fromMs) * fps) / 1000);
  return Array.from({ length: count }, (_, i) => {
    const before = samples.findLast(({ t }) => t <= fromMs + (i * 1000) / fps) ?? faceSample({ t: 0 });
    return {
      ...before,
      t: (i * 1000) / fps,
      yaw: before.yaw + 0.5 * error(i, 1),
      pitch: before.pitch + 0.5 * error(i, 2),
      mouth: before.mouth + 0.03 * error(i, 3),
      landmarks: before.landmarks.map((value, k) => value + 0.5 * error(i, k)),
    };
  });
}

describe("captures at one kiosk", () => {
  it.each<StepKind[][]>([[[]], [["turn_left"]], [["nod"]], [["come_closer"]]])(
    `no honest one of ${REMEMBERED} people asked for %j is taken for a recording`,
    (steps) => {
      const earlier: TraceShape[] = [];
      const refused: number[] = [];
      for (let n = 0; n < REMEMBERED; n++) {
        const { samples } = performSteps(steps, performerNo(n));
        if (n % EVERY === 0 && isKnown(samples, earlier)) refused.push(n);
        earlier.push(shapeOf(samples));
      }
      expect(refused).toEqual([]);
    },
    60_000,
  );

  it.each(STEP_KINDS)("somebody who does %s a second time is not taken for a recording", (step) => {
    const performer = performerNo(3);
    const first = performSteps([step], performer).samples;
    const second = performSteps([step], {
      ...performer,
      x: performer.x + 7,
      yaw: performer.yaw + 3,
      phase: 2,
    });
    expect(isKnown(second.samples, [shapeOf(first)])).toBe(false);
  });

  it("two who stand still at another place are two", () => {
    const still = (x: number) => film(2_000, () => ({ x }));
    expect(isKnown(still(330), [shapeOf(still(320))])).toBe(false);
  });
});

describe("a recording fed in again", () => {
  const people = Array.from({ length: 60 }, (_, n) => n);

  it.each([
    { fromMs: 0, fps: 10 },
    { fromMs: 0, fps: 15 },
    { fromMs: 400, fps: 8 },
    { fromMs: 1_000, fps: 12 },
    { fromMs: 1_500, fps: 10 },
  ])("is known, $fromMs ms later, $fps times a second, with noise", (how) => {
    const missed = people.filter((n) => {
      const { samples } = performSteps([STEP_KINDS[n % STEP_KINDS.length] ?? "nod"], performerNo(n));
      return !isKnown(again(samples, n, how), [shapeOf(samples)]);
    });
    expect(missed).toEqual([]);
  });

  it("is known, begun earlier than the first time", () => {
    const { samples } = performSteps(["turn_right"], performerNo(1));
    const late = again(samples, 1, { fromMs: 1_000, fps: 10 });
    expect(isKnown(samples, [shapeOf(late)])).toBe(true);
  });
});
