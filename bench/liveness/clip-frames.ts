import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, renameSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

/** Pictures a second that are taken out of a clip. */
export const CLIP_RATE = 15;

/** One clip: the person is its file name, `pictures` its frames as files, CLIP_RATE a second. */
export type Clip = { person: string; pictures: string[] };

const CACHE = join(tmpdir(), "hadir-clip-frames");

/** The clips (*.mp4) of a folder, by ffmpeg as PNG files that are kept for the next run. */
export function readClips(folder: string): Clip[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".mp4"))
    .sort()
    .map((name) => readClip(join(folder, name)));
}

function readClip(path: string): Clip {
  const person = basename(path, ".mp4");
  const directory = join(CACHE, `${person}-${CLIP_RATE}`);
  if (!existsSync(directory)) {
    const draft = `${directory}.${process.pid}`;
    mkdirSync(draft, { recursive: true });
    const output = ["-vf", `fps=${CLIP_RATE}`, join(draft, "%04d.png")];
    execFileSync("ffmpeg", ["-v", "error", "-i", path, ...output], { stdio: "inherit" });
    renameSync(draft, directory);
  }
  const pictures = readdirSync(directory).sort();
  return { person, pictures: pictures.map((name) => join(directory, name)) };
}
