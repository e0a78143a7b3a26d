import { readFileSync } from "node:fs";
import { join } from "node:path";
import { cosine } from "@/lib/domain/vector";
import { allPairs } from "./all-pairs";
import { measureImages } from "./measure-images";
import { type LabelledPair, personOf, readPairs } from "./pairs-file";
import { readArguments } from "./read-arguments";
import { percent, progressLine, runBench } from "./run-bench";
import { stageRows, stageTimes } from "./stage-rows";
import { crossValidatedAccuracy, operatingPoint, type ScoredPair } from "./verification";

const USAGE = "npm run bench:faces -- --images DIR --pairs FILE [--json OUT]";
const RATES = [1e-2, 1e-3, 1e-4, 1e-5];

await runBench(USAGE, async () => {
  const options = readArguments(process.argv.slice(2), {
    folders: ["images"],
    files: ["pairs"],
    optional: ["json"],
  });
  const pairs = readPairs(readFileSync(options.get("pairs") ?? "", "utf8"));
  const files = [...new Set(pairs.flatMap((pair) => [pair.first, pair.second]))].sort();
  const paths = files.map((file) => join(options.get("images") ?? "", file));
  const images = await measureImages(paths, progressLine(files.length));

  const vectors = new Map<string, Float32Array>();
  for (const [i, image] of images.entries()) {
    if (image.kind === "measured" && image.face)
      vectors.set(files[i] ?? "", Float32Array.from(image.face.embedding));
  }
  const faulty = images.flatMap((image, i) =>
    image.kind === "error" ? [`${files[i]}: ${image.error}`] : [],
  );
  for (const line of faulty) console.error(`skipped ${line}`);
  const notFound = images.flatMap((image, i) =>
    image.kind === "measured" && !image.face ? [files[i] ?? ""] : [],
  );

  const scored = pairs.map((pair) => scorePair(pair, vectors));
  const verification = crossValidatedAccuracy(scored);
  const labelled = pointsOf(scoresWhere(scored, true), scoresWhere(scored, false));
  const templates = [...vectors].map(([file, vector]) => ({ person: personOf(file), vector }));
  const { genuine, impostor } = allPairs(templates);
  const all = pointsOf(genuine, impostor);
  const row = (
    { fmr, tar, threshold }: { fmr: number; tar: number; threshold: number },
    name: string,
  ): [string, string] => [
    `TAR at FMR ${fmr.toExponential(0)}, ${name}`,
    `${percent(tar)} at cosine ${threshold.toFixed(3)}`,
  ];
  return {
    rows: [
      ["images", `${files.length} (${faulty.length} faulty and skipped)`],
      ["faces not found", `${notFound.length}${notFound.length > 0 ? `: ${notFound.join(", ")}` : ""}`],
      ["labelled pairs", `${scored.length} in ${verification.folds} folds`],
      ["accuracy", `${percent(verification.accuracy)} (between folds ${percent(verification.spread)})`],
      ...labelled.map((point) => row(point, "labelled pairs")),
      ["all pairs of these images", `${genuine.length} genuine, ${impostor.length} impostor`],
      ...all.map((point) => row(point, "all pairs")),
      ...stageRows(images),
    ],
    json: { images: files.length, faulty, notFound, verification, labelled, all, times: stageTimes(images) },
    jsonPath: options.get("json"),
  };
});

/** A pair with a face that was not found is one the product refuses: the lowest score there is. */
function scorePair(
  { first, second, same, fold }: LabelledPair,
  vectors: Map<string, Float32Array>,
): ScoredPair {
  const [one, other] = [vectors.get(first), vectors.get(second)];
  return { score: one && other ? cosine(one, other) : -1, same, fold };
}

function scoresWhere(pairs: readonly ScoredPair[], same: boolean): Float32Array {
  return Float32Array.from(pairs.flatMap((pair) => (pair.same === same ? [pair.score] : [])));
}

/** Only rates that the number of impostors can show. */
function pointsOf(genuine: Float32Array, impostor: Float32Array) {
  return RATES.filter((fmr) => fmr * impostor.length >= 1).map((fmr) =>
    operatingPoint(genuine, impostor, fmr),
  );
}
