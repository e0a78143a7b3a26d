import type { StageTimes } from "@/bench/harness/measured-image";

/**
 * The ways of looking that are compared: the product's pipeline in its worker; Human with its own description model (faceres) on the page's
 * thread; face-api's detector, landmarks and descriptor on the page's thread.
 */
export const RIVALS = ["hadir", "human", "face-api"] as const;
export type RivalName = (typeof RIVALS)[number];

/** What a look at one picture came to: the vector of the face nearest to the middle, and how long it took, from pixels to vector. */
export type LookedAt = { vector: number[] | null; ms: number; stages?: StageTimes };
