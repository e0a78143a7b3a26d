import { drawMesh } from "@/bench/liveness/draw-mesh";
import { headMesh } from "@/bench/liveness/head-mesh";
import type { Presentation, SeenPresentation, ShownFrame } from "@/bench/liveness/presentation";
import type { HeadScan } from "@/bench/liveness/read-head";
import { type Pose, sheet } from "@/bench/liveness/surfaces";
import { judgeQuality } from "@/lib/domain/quality-gate";
import { seededRandom } from "@/lib/server/testing/test-vectors";
import { readFrame } from "@/lib/vision/frame-pixels";
import { loadModels } from "@/lib/vision/load-models";
import { examineFrame } from "@/lib/vision/pipeline";
import { blank, type Pixels } from "@/lib/vision/pixels";

/** A camera of 640x480 whose picture is 56 degrees wide. */
const CAMERA = { width: 640, height: 480, focal: 600 };
const BACKGROUND = 120;
/** What a photo of the scanned head is called, before its pose. */
const HEAD = "head:";
/** Pictures kept decoded. */
const KEPT = 40;

const loading = loadModels([], () => {});
const pictures = new Map<string, Pixels>();
let head: Promise<HeadScan> | null = null;
let queue: Promise<void> = Promise.resolve();

self.addEventListener("message", (event: MessageEvent<Presentation>) => {
  queue = queue.then(async () => self.postMessage(await present(event.data)));
});

async function present({ id, frames }: Presentation): Promise<SeenPresentation> {
  try {
    const models = (await loading).models;
    const sightings: SeenPresentation["sightings"] = [];
    for (const frame of frames) {
      const seen = await examineFrame(models, await show(frame), (quality) =>
        judgeQuality(quality, "check_in"),
      );
      const face = seen.face && {
        ...seen.face,
        embedding: seen.face.embedding && Array.from(seen.face.embedding),
      };
      sightings.push({ at: frame.at, ...seen, face });
    }
    return { id, sightings, error: null };
  } catch (error) {
    return { id, sightings: [], error: String(error) };
  }
}

async function show(frame: ShownFrame): Promise<Pixels> {
  if (frame.kind === "plain") return picture(frame.picture);
  if (frame.kind === "head") return showHead(frame.pose);
  const photo = await picture(frame.picture);
  const shown = frame.second ? mixed(photo, await picture(frame.second.picture), frame.second.mix) : photo;
  const mesh = sheet(shown, { ...frame, focal: CAMERA.focal }, frame.pose);
  return withNoise(drawMesh(mesh, shown, CAMERA, BACKGROUND), frame.noise, frame.at);
}

async function showHead(pose: Pose): Promise<Pixels> {
  head ??= fetch("/head.json").then((response) => response.json() as Promise<HeadScan>);
  return drawMesh(headMesh(await head, pose), await picture("/head-colour"), CAMERA, BACKGROUND);
}

async function download(url: string): Promise<Pixels> {
  const blob = await (await fetch(url)).blob();
  return readFrame(await createImageBitmap(blob));
}

/** Adds what a camera's sensor would: noise of this standard deviation (0..255), the same for the same seed. */
function withNoise(picture: Pixels, deviation: number, seed: number): Pixels {
  if (deviation === 0) return picture;
  const random = seededRandom(Math.round(seed) + 1);
  // A sum of three uniform numbers is near enough to a normal one; its deviation is 1/2.
  const noise = () => 2 * deviation * (random() + random() + random() - 1.5);
  for (let i = 0; i < picture.data.length; i += 4)
    for (let k = 0; k < 3; k++) picture.data[i + k] = (picture.data[i + k] ?? 0) + noise();
  return picture;
}

function mixed(one: Pixels, other: Pixels, share: number): Pixels {
  if (share <= 0) return one;
  if (share >= 1) return other;
  const picture = blank(one.width, one.height);
  for (let i = 0; i < picture.data.length; i++)
    picture.data[i] = (one.data[i] ?? 0) * (1 - share) + (other.data[i] ?? 0) * share;
  return picture;
}

async function picture(url: string): Promise<Pixels> {
  const kept = pictures.get(url);
  if (kept) return kept;
  const pixels = url.startsWith(HEAD)
    ? await showHead(JSON.parse(url.slice(HEAD.length)))
    : await download(url);
  const oldest = pictures.keys().next();
  if (pictures.size >= KEPT && !oldest.done) pictures.delete(oldest.value);
  pictures.set(url, pixels);
  return pixels;
}
