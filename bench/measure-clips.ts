import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { ClipVectors } from "./clip-fusion";
import type { MeasuredImage } from "./harness/measured-image";
import { readClips } from "./liveness/clip-frames";

/** Every so manieth frame of a clip is looked at: 7.5 a second. */
const EVERY = 2;

/** What bad cameras in a dark room do to a picture: less resolution, two thirds of the light and contrast, noise of its own in each frame. */
const SPOILT = [
  { name: "a quarter of the resolution, dark, noise (simulated)", filter: spoil(4, 30) },
  { name: "a fifth of it, dark, more noise (simulated)", filter: spoil(5, 36) },
];

function spoil(share: number, noise: number): string {
  return `scale=iw/${share}:-2,scale=640:480,eq=brightness=-0.2:contrast=0.7,noise=alls=${noise}:allf=t`;
}

/** Vectors of the clips as they are and as bad cameras would have taken them, and how many frames showed no face. */
export type MeasuredClips = {
  clean: ClipVectors[];
  spoilt: { name: string; clips: ClipVectors[] }[];
  notFound: number;
};

type Pictures = { person: string; pictures: string[] };

/** Looks at the clips of a folder by `measure`, as they are and spoilt. */
export async function measureClips(
  folder: string,
  measure: (pictures: readonly string[]) => Promise<MeasuredImage[]>,
): Promise<MeasuredClips> {
  const whole = readClips(folder);
  const work = mkdtempSync(join(tmpdir(), "hadir-spoilt-"));
  try {
    const takes = [
      thinned(whole),
      ...SPOILT.map(({ filter }) => thinned(whole.map((clip) => spoiltClip(clip, { filter, work })))),
    ];
    const images = await measure(takes.flat().flatMap(({ pictures }) => pictures));
    let at = 0;
    const [clean = [], ...spoilt] = takes.map((clips) =>
      clips.map(({ person, pictures }) => {
        const own = images.slice(at, at + pictures.length);
        at += pictures.length;
        return { person, vectors: own.flatMap(vectorOf) };
      }),
    );
    const found = [clean, ...spoilt].flat().reduce((sum, { vectors }) => sum + vectors.length, 0);
    return {
      clean,
      spoilt: SPOILT.map(({ name }, i) => ({ name, clips: spoilt[i] ?? [] })),
      notFound: images.length - found,
    };
  } finally {
    rmSync(work, { recursive: true });
  }
}

function thinned(clips: readonly Pictures[]): Pictures[] {
  return clips.map(({ person, pictures }) => ({
    person,
    pictures: pictures.filter((_, i) => i % EVERY === 0),
  }));
}

function spoiltClip(
  { person, pictures }: Pictures,
  { filter, work }: { filter: string; work: string },
): Pictures {
  const out = mkdtempSync(join(work, `${person}-`));
  const input = join(dirname(pictures[0] ?? ""), "%04d.png");
  execFileSync("ffmpeg", ["-v", "error", "-i", input, "-vf", filter, join(out, "%04d.png")]);
  return {
    person,
    pictures: readdirSync(out)
      .sort()
      .map((name) => join(out, name)),
  };
}

function vectorOf(image: MeasuredImage): Float32Array[] {
  return image.kind === "measured" && image.face ? [Float32Array.from(image.face.embedding)] : [];
}
