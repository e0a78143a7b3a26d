import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { StageTimes } from "./harness/measured-image";
import { readClips } from "./liveness/clip-frames";
import { describeMachine } from "./machine";
import { type LabelledPair, readPairs } from "./pairs-file";
import { readArguments, UsageError } from "./read-arguments";
import { type LookedAt, RIVALS } from "./rivals/looked-at";
import { pairAccuracy, thinOut } from "./rivals/pair-accuracy";
import { keepIn, runRivals, type Seen } from "./rivals/run-rivals";
import { type SoakPoint, soak } from "./rivals/soak";
import { type Visit, visitTwice } from "./rivals/visit-bytes";
import { percent, runBench } from "./run-bench";
import { quantile } from "./statistics";

const USAGE =
  "npm run bench:vision -- --clips DIR --images DIR --pairs FILE [--count PAIRS] [--kept FILE] [--soak FRAMES] [--json OUT]";

/** Frames for speed: every so manieth of each clip, as the camera gave them. */
const EVERY = 24;
const CAMERA_WIDTH = 640;

await runBench(USAGE, async () => {
  const options = readArguments(process.argv.slice(2), {
    folders: ["clips", "images"],
    files: ["pairs"],
    optional: ["count", "kept", "soak", "json"],
  });
  const count = Number(options.get("count") ?? 150);
  if (!Number.isInteger(count) || count < 10)
    throw new UsageError("--count: a whole number of pairs, 10 or more");
  const pairs = thinOut(readPairs(readFileSync(options.get("pairs") ?? "", "utf8")), count);
  const frames = readClips(options.get("clips") ?? "").flatMap(({ pictures }) =>
    pictures.filter((_, i) => i % EVERY === 0),
  );
  const files = [...new Set(pairs.flatMap(({ first, second }) => [first, second]))];
  const pictures = {
    paths: [...frames, ...files.map((file) => join(options.get("images") ?? "", file))],
    width: CAMERA_WIDTH,
  };
  const seen = await runRivals(pictures, keepIn(options.get("kept"), pictures));
  const visits = await visitTwice();
  const soaked = Number(options.get("soak") ?? 0);
  const memory = soaked > 0 ? await soak(frames, soaked) : [];
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
      ...memory
        .filter((_, i) => i % Math.ceil(memory.length / 10) === 0 || i === memory.length - 1)
        .map(memoryRow),
      ...visits.map((visit, i): [string, string] => [`visit ${i + 1}`, visitRow(visit)]),
    ],
    json: { machine: describeMachine(), rivals, visits, memory },
    jsonPath: options.get("json"),
  };
});

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

function visitRow({ bytes, readyMs, backend }: Visit): string {
  return `${(bytes / 1e6).toFixed(2)} MB (not compressed), ready after ${readyMs} ms; ${backend}`;
}
