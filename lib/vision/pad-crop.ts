import type { Box, Point } from "@/lib/domain/sighting";
import { centre } from "@/lib/vision/alignment";
import { interEyeDistance } from "@/lib/vision/landmarks";
import type { Pixels } from "@/lib/vision/pixels";

/**
 * The box of a face as MiniFASNet's own detector would draw it, in distances e between the eyes: 54 % of its height is above
 * the mean of eyes and mouth corners. Calibrated on printed photos and live frames (docs/measurements.md): the scores depend
 * on the box's proportions.
 */
const BOX = { width: 2.3, height: 2.7, above: 0.54 };

/** The box of a face from its five points, frame pixels. It may reach outside the frame. */
export function faceBox(fivePoints: readonly Point[]): Box {
  const e = interEyeDistance(fivePoints);
  const middle = centre(fivePoints.filter((_, i) => i !== 2));
  const [width, height] = [BOX.width * e, BOX.height * e];
  return { x: middle.x - width / 2, y: middle.y - BOX.above * height, width, height };
}

/**
 * The part of the frame that MiniFASNet looks at: the box scaled about its centre, by less than `scale` where the frame is
 * too small for that, and shifted back inside where it would leave it; whole pixels (Silent-Face-Anti-Spoofing,
 * generate_patches.py).
 */
export function padRegion(box: Box, scale: number, frame: { width: number; height: number }): Box {
  const factor = Math.min(scale, (frame.width - 1) / box.width, (frame.height - 1) / box.height);
  const [width, height] = [box.width * factor, box.height * factor];
  const within = (start: number, size: number, limit: number) => Math.min(Math.max(start, 0), limit - size);
  const x = within(box.x + box.width / 2 - width / 2, width, frame.width);
  const y = within(box.y + box.height / 2 - height / 2, height, frame.height);
  const [left, top] = [Math.trunc(x), Math.trunc(y)];
  return {
    x: left,
    y: top,
    width: Math.max(1, Math.trunc(x + width) - left),
    height: Math.max(1, Math.trunc(y + height) - top),
  };
}

/** Planes of a crop as MiniFASNet wants them: blue, green, red, each 0..255. Length 3 * width * height. */
export function bgrPlanes({ width, height, data }: Pixels): Float32Array {
  const size = width * height;
  const planes = new Float32Array(3 * size);
  for (let i = 0; i < size; i++) {
    for (let c = 0; c < 3; c++) planes[(2 - c) * size + i] = data[i * 4 + c] ?? 0;
  }
  return planes;
}
