import { readFileSync } from "node:fs";
import { join } from "node:path";
import { compareFaces, type FaceResults } from "./compare-faces";
import type { MeasuredImage } from "./harness/measured-image";
import { measureImages } from "./measure-images";
import { readPairs } from "./pairs-file";
import { readArguments } from "./read-arguments";
import { percent, progressLine, runBench } from "./run-bench";
import { stageRows, stageTimes } from "./stage-rows";
import type { OperatingPoint } from "./verification";

const USAGE = "npm run bench:faces -- --images DIR --pairs FILE [--json OUT]";

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
  const { vectors, faulty, notFound } = sortOut(files, images);
  for (const file of faulty) console.error(`skipped ${file}: not an image that can be read`);
  if (vectors.size === 0) throw new Error(`no face in any of the ${files.length} images named in --pairs`);
  const results = compareFaces(pairs, vectors);
  return {
    rows: [
      ["images", `${files.length} (${faulty.length} faulty and skipped)`],
      ["faces not found", [notFound.length, ...notFound].join(" ")],
      ...resultRows(results),
      ...stageRows(images),
    ],
    json: { images: files.length, faulty, notFound, ...results, times: stageTimes(images) },
    jsonPath: options.get("json"),
  };
});

/** Unit vectors by file name, and the files that gave none. */
function sortOut(files: readonly string[], images: readonly MeasuredImage[]) {
  const vectors = new Map<string, Float32Array>();
  const faulty: string[] = [];
  const notFound: string[] = [];
  for (const [i, image] of images.entries()) {
    const file = files[i] ?? image.url;
    if (image.kind === "error") faulty.push(file);
    else if (image.face) vectors.set(file, Float32Array.from(image.face.embedding));
    else notFound.push(file);
  }
  return { vectors, faulty, notFound };
}

function resultRows({ verification, labelled, all, single, fused, counts }: FaceResults): [string, string][] {
  return [
    ["labelled pairs", `${counts.labelled} in ${verification.folds} folds`],
    ["accuracy", `${percent(verification.accuracy)} (between folds ${percent(verification.spread)})`],
    ...pointRows("labelled pairs", labelled),
    ["all pairs of these images", `${counts.genuine} genuine, ${counts.impostor} impostor`],
    ...pointRows("all pairs", all),
    ["people with six photos or more", `${counts.fusible}`],
    ...pointRows("their photos one by one", single),
    ...pointRows("their photos fused by threes", fused),
  ];
}

function pointRows(name: string, points: readonly OperatingPoint[]): [string, string][] {
  return points.map(({ fmr, tar, threshold }) => [
    `TAR at FMR ${fmr.toExponential(0)}, ${name}`,
    `${percent(tar)} at cosine ${threshold.toFixed(3)}`,
  ]);
}
