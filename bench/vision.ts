import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { StageTimes } from "./harness/measured-image";
import { type KioskVisit, timeCheckIns } from "./kiosk/time-check-ins";
import { readClips } from "./liveness/clip-frames";
import { describeMachine } from "./machine";
import { type LabelledPair, readPairs } from "./pairs-file";
import { readArguments, UsageError } from "./read-arguments";
import { type LookedAt, RIVALS } from "./rivals/looked-at";
import { pairAccuracy, thinOut } from "./rivals/pair-accuracy";
import { keepIn, runRivals, type Seen } from "./rivals/run-rivals";
import { type SoakPoint, soak } from "./rivals/soak";
import { type BenchReport, percent, runBench } from "./run-bench";
import { quantile } from "./statistics";

const USAGE = `npm run bench:vision -- --clips DIR --images DIR --pairs FILE [--count PAIRS] [--kept FILE] [--json OUT]
  | --clips DIR --soak FRAMES [--json OUT] | --check-ins KIOSKS [--json OUT]`;

/** Frames for speed: every so manieth of each clip, as the camera gave them. */
const EVERY = 24;
const CAMERA_WIDTH = 640;

await runBench(USAGE, () => {
  if (process.argv.includes("--check-ins")) return productCheckIns();
  return process.argv.includes("--soak") ? memoryOverFrames() : besideOthers();
});

/** Our worker, a plain Human loop and face-api over the same pictures: speed beside accuracy. */
async function besideOthers(): Promise<BenchReport> {
  const options = readArguments(process.argv.slice(2), {
    folders: ["clips", "images"],
    files: ["pairs"],
    optional: ["count", "kept", "json"],
  });
  const count = wholeNumber("count", options.get("count") ?? "150", 10);
  const pairs = thinOut(readPairs(readFileSync(options.get("pairs") ?? "", "utf8")), count);
  const frames = framesOf(options.get("clips") ?? "");
  const files = [...new Set(pairs.flatMap(({ first, second }) => [first, second]))];
  const pictures = {
    paths: [...frames, ...files.map((file) => join(options.get("images") ?? "", file))],
    width: CAMERA_WIDTH,
  };
  const seen = await runRivals(pictures, keepIn(options.get("kept"), pictures));
  const rivals = RIVALS.map((name) => ({
    name,
    ...speed(seen, name, frames.length),
    ...pairAccuracy(pairs, vectorsOf(files, seen[name].looks.slice(frames.length))),
  }));
  return {
    rows: [
      ["machine", describeMachine()],
      ["pictures", `${frames.length} frames of clips for speed; ${labels(pairs)}`],
      ...rivals.map((one): [string, string] => [
        one.name,
        `${(1000 / one.medianMs).toFixed(1)} frames/s (median ${one.medianMs.toFixed(0)} ms, p95 ${one.p95Ms.toFixed(0)}); longest task of the page ${one.longestTaskMs.toFixed(0)} ms; pairs: accuracy ${percent(one.accuracy)}, TAR at FMR 1e-2 ${percent(one.tarAtFmr1e2)}, ${one.notFound} faces not found`,
      ]),
      ...stages(seen.hadir.looks.slice(0, frames.length)),
    ],
    json: { machine: describeMachine(), rivals },
    jsonPath: options.get("json"),
  };
}

/** Whether the page's memory stays flat while it looks at frame after frame. */
async function memoryOverFrames(): Promise<BenchReport> {
  const options = readArguments(process.argv.slice(2), {
    folders: ["clips"],
    files: [],
    optional: ["soak", "json"],
  });
  const count = wholeNumber("soak", options.get("soak") ?? "", 50);
  const memory = await soak(framesOf(options.get("clips") ?? ""), count);
  const shown = Math.ceil(memory.length / 10);
  return {
    rows: [
      ["machine", describeMachine()],
      ...memory.filter((_, i) => i % shown === 0 || i === memory.length - 1).map(memoryRow),
    ],
    json: { machine: describeMachine(), memory },
    jsonPath: options.get("json"),
  };
}

/** The product in a browser, from the first sight of a face to the answer on the screen, and what it loads. */
async function productCheckIns(): Promise<BenchReport> {
  const options = readArguments(process.argv.slice(2), {
    folders: [],
    files: [],
    optional: ["check-ins", "json"],
  });
  const kiosks = wholeNumber("check-ins", options.get("check-ins") ?? "", 1);
  const { checkIns, first, second, adapter } = await timeCheckIns(kiosks);
  const recorded = checkIns.filter(({ ended }) => ended === "recorded" || ended === "already_recorded");
  const times = recorded.map(({ ms }) => ms);
  const others = checkIns.filter((one) => !recorded.includes(one));
  return {
    rows: [
      ["machine", describeMachine()],
      [
        "from face in view to recorded",
        `${recorded.length} of ${checkIns.length}: median ${quantile(times, 0.5).toFixed(0)} ms, p95 ${quantile(times, 0.95).toFixed(0)} ms`,
      ],
      ["ended otherwise", others.map(({ person, ended }) => `${person}: ${ended}`).join(", ") || "none"],
      ["first visit", visitRow(first)],
      ["second visit", visitRow(second)],
      ["WebGPU", adapter],
    ],
    json: { machine: describeMachine(), checkIns, first, second, adapter },
    jsonPath: options.get("json"),
  };
}

function wholeNumber(option: string, text: string, atLeast: number): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < atLeast)
    throw new UsageError(`--${option}: a whole number, ${atLeast} or more`);
  return number;
}

function framesOf(clips: string): string[] {
  return readClips(clips).flatMap(({ pictures }) => pictures.filter((_, i) => i % EVERY === 0));
}

function speed(seen: Seen, name: keyof Seen, frames: number) {
  const times = seen[name].looks.slice(0, frames).map(({ ms }) => ms);
  const { longestTaskMs } = seen[name];
  return { medianMs: quantile(times, 0.5), p95Ms: quantile(times, 0.95), longestTaskMs };
}

function vectorsOf(files: readonly string[], looks: readonly LookedAt[]): Map<string, number[] | null> {
  return new Map(files.map((file, i) => [file, looks[i]?.vector ?? null]));
}

function labels(pairs: readonly LabelledPair[]): string {
  const same = pairs.filter((pair) => pair.same).length;
  return `${same} pairs of one person and ${pairs.length - same} of two for accuracy, enlarged to ${CAMERA_WIDTH} px`;
}

function stages(looks: readonly LookedAt[]): [string, string][] {
  const names: (keyof StageTimes)[] = ["read", "detect", "pad", "embed", "whole"];
  return names.map((name) => {
    const times = looks.flatMap((look) => (look.stages ? [look.stages[name]] : []));
    return [
      `hadir: ${name}`,
      `median ${quantile(times, 0.5).toFixed(1)} ms, p95 ${quantile(times, 0.95).toFixed(1)} ms`,
    ];
  });
}

function memoryRow({ frames, residentMiB }: SoakPoint): [string, string] {
  return [`memory after ${frames} frames`, `${residentMiB} MiB`];
}

function visitRow({ bytes, heaviest }: KioskVisit): string {
  const most = heaviest.map(([path, size]) => `${path} ${(size / 1e6).toFixed(2)}`).join(", ");
  return `${(bytes / 1e6).toFixed(2)} MB as sent; most: ${most}`;
}
