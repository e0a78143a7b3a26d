import { z } from "zod";
import { countFamilies } from "@/lib/domain/liveness/challenge-policy";
import { STEP_KINDS } from "@/lib/domain/liveness/challenge-steps";

/**
 * When kiosks ask for active steps, and for which. At least two kinds of steps (a turn to the left and one to the right are one kind), so
 * that there is another for somebody who cannot do the first.
 */
export const livenessPolicySchema = z.strictObject({
  stepShare: z.number().min(0).max(1),
  steps: z
    .array(z.enum(STEP_KINDS))
    .max(STEP_KINDS.length)
    .transform((steps) => STEP_KINDS.filter((step) => steps.includes(step)))
    .refine((steps) => countFamilies(steps) >= 2, "needs two kinds of steps"),
  askOnHint: z.boolean(),
  colours: z.boolean(),
});
