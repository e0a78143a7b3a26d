import type { FaceView } from "./face-view";

/** How long a word of guidance stays at least, so that it can be read. */
const READING_MS = 700;
const PROGRESS_STEPS = 20;

/**
 * Calms the stream of views: guidance changes at most every 0.7 s, progress in steps of a twentieth, and good news is told at once.
 * Gives back the very same object while nothing changes, so that nothing is drawn again.
 */
export function createSteadyView() {
  let shown: FaceView = { kind: "nobody" };
  let since = Number.NEGATIVE_INFINITY;
  return (view: FaceView, at: number): FaceView => {
    const next = inSteps(view);
    if (isSame(shown, next)) return shown;
    if (next.kind !== "capturing" && at - since < READING_MS) return shown;
    if (next.kind !== shown.kind || next.kind === "hint") since = at;
    shown = next;
    return shown;
  };
}

function inSteps(view: FaceView): FaceView {
  if (view.kind !== "capturing") return view;
  return { kind: "capturing", progress: Math.floor(view.progress * PROGRESS_STEPS) / PROGRESS_STEPS };
}

function isSame(a: FaceView, b: FaceView): boolean {
  if (a.kind === "hint" && b.kind === "hint") return a.hint === b.hint;
  if (a.kind === "capturing" && b.kind === "capturing") return a.progress === b.progress;
  return a.kind === b.kind;
}
