/** What a person may be asked to do. Left and right are the person's own; never an expression of feeling (security.md §1.4). */
export const STEP_KINDS = [
  "turn_left",
  "turn_right",
  "nod",
  "blink_twice",
  "open_mouth",
  "come_closer",
] as const;

export type StepKind = (typeof STEP_KINDS)[number];

/** When a step was shown and when it was done, ms in the time of the trace. */
export type StepAct = { step: StepKind; t0: number; t1: number };
