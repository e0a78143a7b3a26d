import { type Calibration, distanceThreshold } from "../calibration";
import type { Candidate } from "../identification";
import { cosineOfDistance } from "../vector";

/**
 * Who a face of a roll call is. `unsure`: somebody of the roster, it seems, but it cannot be said for certain who. `unknown`: like nobody of
 * the roster.
 */
export type FaceName = { kind: "named"; personId: string } | { kind: "unsure" } | { kind: "unknown" };

/** A face and how far everybody of the roster is from it. `isFit`: passive PAD and quality hold; a face of which they do not is never named. */
export type FaceToName = { candidates: readonly Candidate[]; isFit: boolean };

/** By what faces are named: `gallerySize` people of the roster can be found; `alike` are known to look like somebody else. */
export type NamingRules = { gallerySize: number; calibration: Calibration; alike: ReadonlySet<string> };

/**
 * Names the faces of one frame, all of them together, so that no person is named twice: a face is named when its nearest person is within
 * the threshold for the roster's size, leads every other person who is still free by the calibrated margin, and no other face that is still
 * without a name comes as near to that person. Whoever is named is free no more, which may settle another face. Answers stand in the order
 * of the faces.
 */
export function nameFaces(
  faces: readonly FaceToName[],
  { gallerySize, calibration, alike }: NamingRules,
): FaceName[] {
  const threshold = gallerySize >= 1 ? distanceThreshold(calibration, gallerySize) : -1;
  const seen = faces.map(({ candidates, isFit }) => {
    const scores = new Map(
      candidates.map(({ personId, distance }) => [personId, cosineOfDistance(distance)]),
    );
    const nearest = [...candidates].sort((a, b) => a.distance - b.distance)[0] ?? null;
    return { scores, nearest, isFit, isNear: nearest !== null && nearest.distance <= threshold };
  });
  type Seen = (typeof seen)[number];
  const names = new Map<Seen, string>();
  const isCertain = (face: Seen, personId: string, score: number) => {
    const taken = new Set(names.values());
    const people = [...face.scores].filter(([id]) => id !== personId && !taken.has(id)).map(([, s]) => s);
    const rivals = seen
      .filter((other) => other !== face && !names.has(other))
      .map((other) => other.scores.get(personId) ?? -1);
    const lead = score - Math.max(-1, ...people, ...rivals);
    return !taken.has(personId) && lead > 0 && lead >= calibration.margin;
  };
  let before = -1;
  while (names.size > before) {
    before = names.size;
    for (const face of seen) {
      const { nearest, isFit, isNear } = face;
      if (names.has(face) || !nearest || !isFit || !isNear || alike.has(nearest.personId)) continue;
      if (isCertain(face, nearest.personId, cosineOfDistance(nearest.distance)))
        names.set(face, nearest.personId);
    }
  }
  return seen.map((face) => {
    const personId = names.get(face);
    if (personId !== undefined) return { kind: "named", personId };
    return { kind: face.isNear || !face.isFit ? "unsure" : "unknown" };
  });
}
