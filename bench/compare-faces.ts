import { cosine } from "@/lib/domain/vector";
import { allPairs } from "./all-pairs";
import { fuseGroups } from "./fusion";
import { type LabelledPair, personOf } from "./pairs-file";
import { crossValidatedAccuracy, type OperatingPoint, operatingPoint, type ScoredPair } from "./verification";

const RATES = [1e-2, 1e-3, 1e-4, 1e-5];

/** Photos that are fused into one vector, as a check-in fuses at least three frames. */
const FUSED = 3;

/** What a comparison came to: accuracy of the labelled pairs, and operating points of four sets of pairs. */
export type FaceResults = {
  verification: ReturnType<typeof crossValidatedAccuracy>;
  labelled: OperatingPoint[];
  all: OperatingPoint[];
  single: OperatingPoint[];
  fused: OperatingPoint[];
  counts: { labelled: number; genuine: number; impostor: number; fusible: number };
};

/** Compares labelled pairs, all pairs of the images, and photos fused by threes with the same photos one by one. */
export function compareFaces(
  pairs: readonly LabelledPair[],
  vectors: ReadonlyMap<string, Float32Array>,
): FaceResults {
  const scored = pairs.map((pair) => scorePair(pair, vectors));
  const templates = [...vectors].map(([file, vector]) => ({ person: personOf(file), vector }));
  const all = allPairs(templates);
  const groups = fuseGroups(templates, FUSED);
  return {
    verification: crossValidatedAccuracy(scored),
    labelled: pointsOf({ genuine: scoresWhere(scored, true), impostor: scoresWhere(scored, false) }),
    all: pointsOf(all),
    single: pointsOf(allPairs(groups.single)),
    fused: pointsOf(allPairs(groups.fused)),
    counts: {
      labelled: scored.length,
      genuine: all.genuine.length,
      impostor: all.impostor.length,
      fusible: new Set(groups.fused.map(({ person }) => person)).size,
    },
  };
}

/** A pair with a face that was not found is one the product refuses: the lowest score there is. */
function scorePair(
  { first, second, same, fold }: LabelledPair,
  vectors: ReadonlyMap<string, Float32Array>,
): ScoredPair {
  const [one, other] = [vectors.get(first), vectors.get(second)];
  return { score: one && other ? cosine(one, other) : -1, same, fold };
}

function scoresWhere(pairs: readonly ScoredPair[], same: boolean): Float32Array {
  return Float32Array.from(pairs.flatMap((pair) => (pair.same === same ? [pair.score] : [])));
}

/** Only rates that the number of impostors can show. */
function pointsOf({
  genuine,
  impostor,
}: {
  genuine: Float32Array;
  impostor: Float32Array;
}): OperatingPoint[] {
  const shown = RATES.filter((fmr) => fmr * impostor.length >= 1);
  return shown.map((fmr) => operatingPoint(genuine, impostor, fmr));
}
