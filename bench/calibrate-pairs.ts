import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { modelOfName, nameOfModel, STANDARD_EMBEDDER } from "@/lib/domain/embedder-model";
import { allPairs } from "./all-pairs";
import { calibrationOfPairs } from "./calibration-of-pairs";
import { measureOrRead } from "./kept-measurements";
import { measureImages } from "./measure-images";
import { personOf, readPairs } from "./pairs-file";
import { readArguments } from "./read-arguments";
import { progressLine } from "./run-bench";

export const USAGE =
  "npm run calibrate -- --images DIR --pairs FILE [--embedder ID@VERSION] [--kept FILE] [--out FILE]\n" +
  "npm run calibrate -- --organization ID";

/**
 * Measures a model on labelled photos and writes its calibration file: where the server looks for one (HADIR_DATA_DIR/calibrations) unless
 * told otherwise. Answers the lines to print.
 */
export async function calibratePairs(args: readonly string[], dataDirectory: string): Promise<string[]> {
  const options = readArguments(args, {
    folders: ["images"],
    files: ["pairs"],
    optional: ["embedder", "kept", "out"],
  });
  const embedder = options.get("embedder") ?? nameOfModel(STANDARD_EMBEDDER);
  const pairsFile = options.get("pairs") ?? "";
  const files = filesOf(pairsFile);
  const paths = files.map((file) => join(options.get("images") ?? "", file));
  const images = await measureOrRead({ file: options.get("kept"), embedder, paths }, () =>
    measureImages(paths, progressLine(paths.length), embedder),
  );
  const templates = images.flatMap((image, i) =>
    image.kind === "measured" && image.face
      ? [{ person: personOf(files[i] ?? ""), vector: Float32Array.from(image.face.embedding) }]
      : [],
  );
  const scores = allPairs(templates);
  const counts = `${scores.genuine.length} genuine and ${scores.impostor.length} impostor pairs of ${templates.length} photos`;
  const today = new Date().toISOString();
  const calibration = calibrationOfPairs(modelOfName(embedder), scores, {
    version: today.slice(0, 19),
    source: `all ${counts} named in ${basename(pairsFile)}`,
  });
  const out = options.get("out") ?? join(dataDirectory, "calibrations", `${embedder}.json`);
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, `${JSON.stringify(calibration, null, 2)}\n`);
  return [
    `${embedder}: ${counts}`,
    ...calibration.points.map(
      ({ fmr, cosine }) => `FMR ${fmr.toExponential(0)}: cosine ${cosine.toFixed(4)}`,
    ),
    `margin to the second person: ${calibration.margin.toFixed(4)}`,
    `written to ${out}; start the server again to use it`,
  ];
}

function filesOf(pairsFile: string): string[] {
  const pairs = readPairs(readFileSync(pairsFile, "utf8"));
  return [...new Set(pairs.flatMap((pair) => [pair.first, pair.second]))].sort();
}
