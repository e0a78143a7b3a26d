import type { Box } from "@/lib/domain/sighting";

/** A picture: rows of RGBA bytes from the top left, 4 * width * height of them. An ImageData is one. */
export type Pixels = { width: number; height: number; data: Uint8ClampedArray };

/** x' = a x - b y + tx, y' = b x + a y + ty: rotation and uniform scale (a, b), then a shift, in pixels. */
export type Similarity = { a: number; b: number; tx: number; ty: number };

/**
 * Draws the picture through `toCrop` (picture coordinates -> crop coordinates) into a `side` x `side` crop, by bilinear
 * sampling without smoothing; pixel centres lie on whole coordinates, as in OpenCV's warpAffine. Outside is black.
 */
export function warpToSquare(picture: Pixels, toCrop: Similarity, side: number): Pixels {
  const { a, b, tx, ty } = toCrop;
  const scale = a * a + b * b;
  if (!(scale > 0)) throw new RangeError("a similarity of scale 0 cannot be inverted");
  const crop = blank(side, side);
  for (let v = 0; v < side; v++) {
    for (let u = 0; u < side; u++) {
      const x = (a * (u - tx) + b * (v - ty)) / scale;
      const y = (a * (v - ty) - b * (u - tx)) / scale;
      if (x <= -1 || y <= -1 || x >= picture.width || y >= picture.height) continue;
      sampleInto(crop.data, (v * side + u) * 4, picture, x, y);
    }
  }
  return crop;
}

/**
 * Resizes the `box` of a picture to `side` x `side` (each axis by its own factor), bilinear without smoothing, edges
 * repeated: OpenCV's resize with INTER_LINEAR of that region. The box has whole coordinates and lies inside the picture.
 */
export function resizeRegion(picture: Pixels, box: Box, side: number): Pixels {
  const crop = blank(side, side);
  for (let v = 0; v < side; v++) {
    const y = box.y + clamp(((v + 0.5) * box.height) / side - 0.5, 0, box.height - 1);
    for (let u = 0; u < side; u++) {
      const x = box.x + clamp(((u + 0.5) * box.width) / side - 0.5, 0, box.width - 1);
      sampleInto(crop.data, (v * side + u) * 4, picture, x, y);
    }
  }
  return crop;
}

/** A black, opaque picture. */
export function blank(width: number, height: number): Pixels {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let i = 3; i < data.length; i += 4) data[i] = 255;
  return { width, height, data };
}

function sampleInto(out: Uint8ClampedArray, at: number, picture: Pixels, x: number, y: number): void {
  const { width, height, data } = picture;
  const x0 = Math.floor(x);
  const y0 = Math.floor(y);
  const fx = x - x0;
  const fy = y - y0;
  const left = x0 >= 0;
  const right = x0 + 1 < width;
  const top = y0 >= 0;
  const bottom = y0 + 1 < height;
  const base = (y0 * width + x0) * 4;
  for (let c = 0; c < 3; c++) {
    const topLeft = top && left ? (data[base + c] ?? 0) : 0;
    const topRight = top && right ? (data[base + 4 + c] ?? 0) : 0;
    const bottomLeft = bottom && left ? (data[base + width * 4 + c] ?? 0) : 0;
    const bottomRight = bottom && right ? (data[base + width * 4 + 4 + c] ?? 0) : 0;
    const upper = topLeft + (topRight - topLeft) * fx;
    const lower = bottomLeft + (bottomRight - bottomLeft) * fx;
    out[at + c] = upper + (lower - upper) * fy;
  }
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
