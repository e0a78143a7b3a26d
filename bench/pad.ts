import { readdirSync } from "node:fs";
import { join } from "node:path";
import { PAD_MODELS } from "@/lib/domain/model-manifest";
import type { MeasuredImage } from "./harness/measured-image";
import type { DecisionRow } from "./liveness/clip-decision";
import { measureImages } from "./measure-images";
import { padRates } from "./pad-rates";
import { readArguments, UsageError } from "./read-arguments";
import { type BenchReport, percent, progressLine, runBench } from "./run-bench";
import { stageRows, stageTimes } from "./stage-rows";
import { quantile } from "./statistics";

const USAGE =
  "npm run bench:pad -- --live DIR --attack DIR [--json OUT] | --clips DIR [--count N] [--draw N] [--json OUT]";
const IMAGE = /\.(jpe?g|png|webp|bmp)$/i;

await runBench(USAGE, () => (process.argv.includes("--clips") ? wholeDecision() : passiveScores()));

/** The whole decision over clips, the turning head and attacks made of them: `--count` attacks of each shown species, others with another `--draw`. */
async function wholeDecision(): Promise<BenchReport> {
  const options = readArguments(process.argv.slice(2), {
    folders: ["clips"],
    files: [],
    optional: ["count", "draw", "json"],
  });
  const attacks = Number(options.get("count") ?? 150);
  if (!Number.isInteger(attacks) || attacks < 1) throw new UsageError("--count: a whole number of attacks");
  const draw = Number(options.get("draw") ?? 1);
  if (!Number.isInteger(draw) || draw < 1) throw new UsageError("--draw: a whole number, 1 or more");
  // The product's own service decides, over a school in memory that nobody else can see.
  process.env.HADIR_SECRET ??= "a school in memory, gone when the bench ends";
  process.env.HADIR_DATA_DIR ??= "/nonexistent/unused-by-the-bench";
  const { decideClips } = await import("./liveness/clip-decision");
  const { rows, waits } = await decideClips({ clips: options.get("clips") ?? "", attacks, draw });
  const worstFirst = [...rows].sort(
    (a, b) => b.accepted / b.tried - a.accepted / a.tried || a.tried - b.tried,
  );
  const wait = { medianMs: quantile(waits, 0.5), p95Ms: quantile(waits, 0.95) };
  return {
    rows: [
      ...decisionRows(worstFirst),
      ["from face in view to sent", `median ${wait.medianMs} ms, p95 ${wait.p95Ms} ms`],
    ],
    json: { rows: worstFirst, wait },
    jsonPath: options.get("json"),
  };
}

async function passiveScores(): Promise<BenchReport> {
  const options = readArguments(process.argv.slice(2), {
    folders: ["live", "attack"],
    files: [],
    optional: ["json"],
  });
  const live = imagesIn("live", options.get("live") ?? "");
  const attack = imagesIn("attack", options.get("attack") ?? "");
  const paths = [...live, ...attack];
  const images = await measureImages(paths, progressLine(paths.length));
  for (const [i, image] of images.entries()) {
    if (image.kind === "error") console.error(`skipped ${paths[i]}: ${image.error}`);
  }
  const [liveImages, attackImages] = [images.slice(0, live.length), images.slice(live.length)];
  for (const [option, some] of [
    ["live", liveImages],
    ["attack", attackImages],
  ] as const) {
    if (scoresOf(some, null).length === 0)
      throw new Error(`--${option}: no face in any of the ${some.length} images`);
  }
  const scorers = [
    ...PAD_MODELS.map(({ modelId }, i) => ({ name: modelId, index: i })),
    { name: "mean", index: null },
  ];
  const rates = scorers.map(({ name, index }) => ({
    name,
    ...padRates(scoresOf(liveImages, index), scoresOf(attackImages, index)),
  }));
  return {
    rows: [
      ["live", countsOf(liveImages)],
      ["attack", countsOf(attackImages)],
      ...rates.map(({ name, apcer, bpcer, eer, eerThreshold, auc }): [string, string] => [
        name,
        `APCER ${percent(apcer)}, BPCER ${percent(bpcer)} at 0.5; EER ${percent(eer)} at ${eerThreshold.toFixed(3)}; AUC ${auc.toFixed(4)}`,
      ]),
      ...stageRows(images),
    ],
    json: { live: countsOf(liveImages), attack: countsOf(attackImages), rates, times: stageTimes(images) },
    jsonPath: options.get("json"),
  };
}

/** APCER with its 95 % upper bound (3/n for none), BPCER, and what ended the others, worst first. */
function decisionRows(rows: readonly DecisionRow[]): [string, string][] {
  const line = ({ kind, tried, accepted, codes }: DecisionRow): string => {
    const wrong = kind === "attack" ? accepted : tried - accepted;
    const share = wrong / tried;
    const bound =
      wrong === 0 ? 3 / tried : Math.min(1, share + 1.96 * Math.sqrt((share * (1 - share)) / tried));
    const name = kind === "attack" ? "APCER" : "BPCER";
    const ends = Object.entries(codes).map(([code, count]) => `${code} ${count}`);
    return `${name} ${percent(share)} (${wrong} of ${tried}, at most ${percent(bound)}); ${ends.join(", ")}`;
  };
  const total = (kind: DecisionRow["kind"], of: "tried" | "accepted") =>
    rows.filter((row) => row.kind === kind).reduce((sum, row) => sum + row[of], 0);
  return [
    ...rows.map((row): [string, string] => [row.name, line(row)]),
    ["all attacks", `${total("attack", "accepted")} of ${total("attack", "tried")} accepted`],
    ["all genuine", `${total("genuine", "accepted")} of ${total("genuine", "tried")} accepted`],
  ];
}

function imagesIn(option: string, folder: string): string[] {
  const files = readdirSync(folder)
    .filter((name) => IMAGE.test(name))
    .sort();
  if (files.length === 0) throw new UsageError(`--${option}: no images in ${folder}`);
  return files.map((name) => join(folder, name));
}

/** Live probabilities of the images with a face: of one model by its index, or (null) what the product decides by. */
function scoresOf(images: readonly MeasuredImage[], index: number | null): number[] {
  return images.flatMap((image) => {
    if (image.kind === "error" || !image.face) return [];
    const score = index === null ? image.face.livePad : image.padEach[index];
    return typeof score === "number" ? [score] : [];
  });
}

function countsOf(images: readonly MeasuredImage[]): string {
  const faulty = images.filter((image) => image.kind === "error").length;
  const without = images.filter((image) => image.kind === "measured" && !image.face).length;
  return `${images.length} images, ${without} without a face found, ${faulty} faulty and skipped`;
}
