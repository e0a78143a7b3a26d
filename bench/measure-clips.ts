import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { ClipVectors } from "./clip-fusion";
import type { MeasuredImage } from "./harness/measured-image";
import { readClips } from "./liveness/clip-frames";

/** Every so manieth frame of a clip is looked at: 7.5 a second. */
const EVERY = 2;

/**
 * A picture as a bad camera in a dark room gives it: a quarter of the resolution, two thirds of the light and contrast, and noise of its own
 * in each frame.
 */
const SPOIL = "scale=iw/4:-2,scale=640:480,eq=brightness=-0.2:contrast=0.7,noise=alls=30:allf=t";

/** Vectors of the clips as they are and spoiled, and how many frames showed no face. */
export type MeasuredClips = { clean: ClipVectors[]; spoiled: ClipVectors[]; notFound: number };

/** Looks at the clips of a folder by `measure`, as they are and as a bad camera would have taken them. */
export async function measureClips(
  folder: string,
  measure: (pictures: readonly string[]) => Promise<MeasuredImage[]>,
): Promise<MeasuredClips> {
  const clips = readClips(folder).map(({ person, pictures }) => ({
    person,
    pictures: pictures.filter((_, i) => i % EVERY === 0),
  }));
  const work = mkdtempSync(join(tmpdir(), "hadir-spoiled-"));
  try {
    const spoiled = clips.map(({ person, pictures }) => {
      const directory = dirname(pictures[0] ?? "");
      const out = mkdtempSync(join(work, `${person}-`));
      execFileSync("ffmpeg", [
        "-v",
        "error",
        "-i",
        join(directory, "%04d.png"),
        "-vf",
        SPOIL,
        join(out, "%04d.png"),
      ]);
      const all = readdirSync(out).sort();
      return { person, pictures: all.filter((_, i) => i % EVERY === 0).map((name) => join(out, name)) };
    });
    const groups = [...clips, ...spoiled];
    const images = await measure(groups.flatMap(({ pictures }) => pictures));
    let at = 0;
    const measured = groups.map(({ person, pictures }) => {
      const own = images.slice(at, at + pictures.length);
      at += pictures.length;
      return { person, vectors: own.flatMap(vectorOf) };
    });
    const found = measured.reduce((sum, { vectors }) => sum + vectors.length, 0);
    return {
      clean: measured.slice(0, clips.length),
      spoiled: measured.slice(clips.length),
      notFound: images.length - found,
    };
  } finally {
    rmSync(work, { recursive: true });
  }
}

function vectorOf(image: MeasuredImage): Float32Array[] {
  return image.kind === "measured" && image.face ? [Float32Array.from(image.face.embedding)] : [];
}
