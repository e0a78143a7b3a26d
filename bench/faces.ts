import { readFileSync } from "node:fs";
import { join } from "node:path";
import { calibrationOf } from "@/lib/domain/calibrations";
import { modelOfName, nameOfModel, STANDARD_EMBEDDER } from "@/lib/domain/embedder-model";
import type { Template } from "./all-pairs";
import { compareFusion, type FusionResult } from "./clip-fusion";
import { compareFaces, type FaceResults } from "./compare-faces";
import type { MeasuredImage } from "./harness/measured-image";
import { type IdentificationRates, identificationRates } from "./identification-rates";
import { measureOrRead } from "./kept-measurements";
import { describeMachine } from "./machine";
import { type MeasuredClips, measureClips } from "./measure-clips";
import { measureImages } from "./measure-images";
import { personOf, readPairs } from "./pairs-file";
import { readArguments } from "./read-arguments";
import { percent, progressLine, runBench } from "./run-bench";
import { compareSideReferences, type SideComparison } from "./side-references";
import { stageRows, stageTimes } from "./stage-rows";
import type { OperatingPoint } from "./verification";

const USAGE =
  "npm run bench:faces -- --images DIR --pairs FILE [--clips DIR] [--embedder ID@VERSION] [--kept FILE] [--json OUT]";

/** Sizes of the galleries that are searched, and how many of each are drawn; the last is everybody there is. */
const GALLERIES = [
  { size: 40, galleries: 50 },
  { size: 200, galleries: 20 },
  { size: 1_000, galleries: 10 },
  { size: 2_400, galleries: 3 },
];

const SIDE_RATES = [1e-3, 1e-4];

await runBench(USAGE, async () => {
  const options = readArguments(process.argv.slice(2), {
    folders: ["images"],
    files: ["pairs"],
    optional: ["json", "clips", "embedder", "kept"],
  });
  const embedder = options.get("embedder") ?? nameOfModel(STANDARD_EMBEDDER);
  const pairs = readPairs(readFileSync(options.get("pairs") ?? "", "utf8"));
  const files = [...new Set(pairs.flatMap((pair) => [pair.first, pair.second]))].sort();
  const measure = (paths: readonly string[]) => measureImages(paths, progressLine(paths.length), embedder);
  const paths = files.map((file) => join(options.get("images") ?? "", file));
  const images = await measureOrRead({ file: options.get("kept"), embedder, paths }, () => measure(paths));
  const { vectors, faulty, notFound } = sortOut(files, images);
  for (const file of faulty) console.error(`skipped ${file}: not an image that can be read`);
  if (vectors.size === 0) throw new Error(`no face in any of the ${files.length} images named in --pairs`);
  const results = compareFaces(pairs, vectors);
  const searches = searchGalleries(
    [...vectors].map(([file, vector]) => ({ person: personOf(file), vector })),
    embedder,
  );
  const sides = compareSideReferences(turnedTemplates(files, images), SIDE_RATES);
  const folder = options.get("clips");
  const measured = folder ? await measureClips(folder, measure) : null;
  const fusion = measured && [
    { name: "as they are", results: compareFusion(measured.clean, measured.clean) },
    ...measured.spoilt.map(({ name, clips }) => ({ name, results: compareFusion(measured.clean, clips) })),
  ];
  return {
    rows: [
      ["machine", describeMachine()],
      ["embedder", embedder],
      ["images", `${files.length} (${faulty.length} faulty and skipped)`],
      ["faces not found", [notFound.length, ...notFound].join(" ")],
      ...resultRows(results),
      ...searches.map(searchRow),
      ...sideRows(sides),
      ...(measured && fusion ? fusionRows(measured, fusion) : []),
      ...stageRows(images),
    ],
    json: {
      machine: describeMachine(),
      embedder,
      images: files.length,
      faulty,
      notFound,
      ...results,
      searches,
      sides,
      fusion,
      times: stageTimes(images),
    },
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
    else if (image.face) vectors.set(file, withoutPadding(image.face.embedding));
    else notFound.push(file);
  }
  return { vectors, faulty, notFound };
}

function turnedTemplates(files: readonly string[], images: readonly MeasuredImage[]) {
  return images.flatMap((image, i) => {
    if (image.kind === "error" || !image.face) return [];
    const { embedding, quality } = image.face;
    const person = personOf(files[i] ?? image.url);
    return [{ person, vector: withoutPadding(embedding), yaw: quality.yawDegrees }];
  });
}

/** A vector without the zeros that fill it up, which only cost time here. */
function withoutPadding(vector: readonly number[]): Float32Array {
  const end = vector.findLastIndex((value) => value !== 0) + 1;
  return Float32Array.from(vector.slice(0, Math.ceil(end / 64) * 64));
}

/** Searches by the shipped threshold, in galleries that these people can fill. */
function searchGalleries(templates: readonly Template[], embedder: string): IdentificationRates[] {
  const calibration = calibrationOf(modelOfName(embedder));
  if (!calibration) return [];
  const people = new Set(templates.map(({ person }) => person)).size;
  const sizes = new Map(GALLERIES.map(({ size, galleries }) => [Math.min(size, people), galleries] as const));
  return [...sizes].map(([size, galleries]) =>
    identificationRates(templates, calibration, { size, galleries }),
  );
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

function searchRow({ people, galleries, cosine, ...rates }: IdentificationRates): [string, string] {
  return [
    `1:N, ${people} people, ${galleries} galleries`,
    `at cosine ${cosine.toFixed(3)}: FPIR ${percent(rates.fpir)} of ${rates.strangers}, FNIR ${percent(rates.fnir)} of ${rates.mated}, another's name ${percent(rates.wrongName)}`,
  ];
}

function fusionRows(
  { clean, notFound }: MeasuredClips,
  fusion: readonly { name: string; results: FusionResult[] }[],
): [string, string][] {
  const rows = fusion.flatMap(({ name, results }) =>
    results.flatMap(({ frames, points, genuine, impostor }) =>
      points.map(({ fmr, tar }): [string, string] => [
        `clips, ${name}, ${frames === 1 ? "single frames" : `${frames} fused`}`,
        `missed at FMR ${fmr.toExponential(0)}: ${percent(1 - tar)} of ${genuine}, ${impostor} comparisons with others`,
      ]),
    ),
  );
  return [["clips", `${clean.length} people; ${notFound} frames without a face found`], ...rows];
}

function sideRows({ people, probes, impostors, results }: SideComparison): [string, string][] {
  return [
    ["enrolled from the front and turned", `${people} people, ${probes} probes, ${impostors} of others`],
    ...results.map(({ way, fmr, missed, byYaw }): [string, string] => [
      `missed at FMR ${fmr.toExponential(0)}, ${way}`,
      `${percent(missed)}; ${byYaw.map((one) => `up to ${one.upTo} degrees ${percent(one.missed)} of ${one.probes}`).join(", ")}`,
    ]),
  ];
}

function pointRows(name: string, points: readonly OperatingPoint[]): [string, string][] {
  return points.map(({ fmr, tar, threshold }) => [
    `TAR at FMR ${fmr.toExponential(0)}, ${name}`,
    `${percent(tar)} at cosine ${threshold.toFixed(3)}`,
  ]);
}
