import type { FaceQuality, FaceSighting, Point } from "@/lib/domain/sighting";
import type { HeadAngles } from "@/lib/vision/head-angles";
import { interEyeDistance } from "@/lib/vision/landmarks";
import type { Pixels } from "@/lib/vision/pixels";

/** The face inside an aligned 112x112 crop: an ellipse from brow to chin and cheek to cheek, without hair and background. */
const FACE_ELLIPSE = { x: 56, y: 70, radiusX: 33, radiusY: 40 };

/** What `measureCrop` reads from the light on a face. Ranges as in FaceQuality; `meanColour` is RGB 0..255. */
export type CropMeasures = Pick<FaceQuality, "sharpness" | "meanLuma" | "clippedShare" | "lightRatio"> &
  Pick<FaceSighting, "meanColour">;

/** All measures of FaceQuality: size from the five points (frame pixels), light and sharpness from the aligned crop. */
export function faceQuality(
  fivePoints: readonly Point[],
  angles: HeadAngles,
  { sharpness, meanLuma, clippedShare, lightRatio }: CropMeasures,
): FaceQuality {
  return {
    interEyePx: interEyeDistance(fivePoints),
    ...angles,
    sharpness,
    meanLuma,
    clippedShare,
    lightRatio,
  };
}

/** Sharpness over the whole aligned crop; brightness, clipping, balance and colour over the ellipse of the face. */
export function measureCrop(crop: Pixels): CropMeasures {
  const luma = lumaOf(crop);
  const sum = { left: 0, right: 0, clipped: 0, red: 0, green: 0, blue: 0 };
  let [leftCount, rightCount] = [0, 0];
  for (let i = 0; i < luma.length; i++) {
    const x = i % crop.width;
    if (!isFace(x, Math.floor(i / crop.width))) continue;
    const value = luma[i] ?? 0;
    if (x < FACE_ELLIPSE.x) {
      sum.left += value;
      leftCount++;
    } else {
      sum.right += value;
      rightCount++;
    }
    if (value <= 2 || value >= 253) sum.clipped++;
    sum.red += crop.data[i * 4] ?? 0;
    sum.green += crop.data[i * 4 + 1] ?? 0;
    sum.blue += crop.data[i * 4 + 2] ?? 0;
  }
  const count = leftCount + rightCount;
  const [left, right] = [sum.left / leftCount, sum.right / rightCount];
  return {
    sharpness: laplacianVariance(luma, crop.width),
    meanLuma: (sum.left + sum.right) / count,
    clippedShare: sum.clipped / count,
    lightRatio: Math.max(left, right, 1) / Math.max(Math.min(left, right), 1),
    meanColour: [sum.red / count, sum.green / count, sum.blue / count],
  };
}

/** Brightness of each pixel, 0..255 (ITU-R BT.601). */
export function lumaOf({ width, height, data }: Pixels): Float32Array {
  const luma = new Float32Array(width * height);
  for (let i = 0; i < luma.length; i++) {
    luma[i] = 0.299 * (data[i * 4] ?? 0) + 0.587 * (data[i * 4 + 1] ?? 0) + 0.114 * (data[i * 4 + 2] ?? 0);
  }
  return luma;
}

/** Variance of the 4-neighbour Laplacian without the border: the focus measure of Pech-Pacheco et al., 2000. */
export function laplacianVariance(luma: Float32Array, width: number): number {
  const height = luma.length / width;
  let [sum, squares, count] = [0, 0, 0];
  const at = (i: number) => luma[i] ?? 0;
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x;
      const value = at(i - 1) + at(i + 1) + at(i - width) + at(i + width) - 4 * at(i);
      sum += value;
      squares += value * value;
      count++;
    }
  }
  return count > 0 ? squares / count - (sum / count) ** 2 : 0;
}

function isFace(x: number, y: number): boolean {
  const { radiusX, radiusY } = FACE_ELLIPSE;
  return ((x - FACE_ELLIPSE.x) / radiusX) ** 2 + ((y - FACE_ELLIPSE.y) / radiusY) ** 2 <= 1;
}
