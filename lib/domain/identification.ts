import { type Calibration, distanceThreshold } from "./calibration";
import { cosineOfDistance } from "./vector";

/** The nearest template of one person to the probe: L2 distance of unit vectors, 0..2. */
export type Candidate = { personId: string; distance: number };

export type IdentificationDecision =
  | { kind: "identified"; personId: string; score: number; margin: number }
  | { kind: "no_match" }
  /** Nobody can be told: it may be one of these people, who are alike, or (none named) the frames do not agree. */
  | { kind: "ambiguous"; candidateIds: string[] };

/**
 * 1:N decision over the two nearest people of a gallery. Identified when the nearest is within the threshold for `gallerySize` people and
 * leads the second by the calibrated margin (cosine). `score` and `margin` are for the server's record only.
 */
export function decideIdentity(
  candidates: readonly Candidate[],
  gallerySize: number,
  calibration: Calibration,
): IdentificationDecision {
  const [best, second] = [...candidates].sort((a, b) => a.distance - b.distance);
  if (!best || gallerySize < 1) return { kind: "no_match" };
  if (best.distance > distanceThreshold(calibration, gallerySize)) return { kind: "no_match" };
  const score = cosineOfDistance(best.distance);
  const margin = score - (second ? cosineOfDistance(second.distance) : -1);
  if (margin < calibration.margin)
    return { kind: "ambiguous", candidateIds: second ? [best.personId, second.personId] : [] };
  return { kind: "identified", personId: best.personId, score, margin };
}
