import { blank, type Pixels } from "@/lib/vision/pixels";

/**
 * A textured surface: `positions` x, y, z of each corner in any unit (x right, y down, z away from the camera), `uvs` 0..1 from the top
 * left of the texture, `triangles` three corners each. `light` is a share 0..1 of the texture's brightness for each corner.
 */
export type Mesh = {
  positions: Float32Array;
  uvs: Float32Array;
  light: Float32Array;
  triangles: Uint32Array;
};

/** A pinhole in the middle of a picture; `focal` in pixels. */
export type Pinhole = { width: number; height: number; focal: number };

/** Draws a mesh as a camera sees it: perspective, depth buffer, bilinear texture, over the given background colour. */
export function drawMesh(mesh: Mesh, texture: Pixels, { width, height, focal }: Pinhole, background: number) {
  const picture = blank(width, height);
  for (let i = 0; i < picture.data.length; i += 4) picture.data.fill(background, i, i + 3);
  const depth = new Float32Array(width * height).fill(Number.POSITIVE_INFINITY);
  const { positions } = mesh;
  const corner = (index: number) => {
    const z = positions[index * 3 + 2] ?? 0;
    return {
      x: width / 2 + (focal * (positions[index * 3] ?? 0)) / z,
      y: height / 2 + (focal * (positions[index * 3 + 1] ?? 0)) / z,
      z,
      u: mesh.uvs[index * 2] ?? 0,
      v: mesh.uvs[index * 2 + 1] ?? 0,
      light: mesh.light[index] ?? 1,
    };
  };
  for (let t = 0; t + 2 < mesh.triangles.length; t += 3) {
    const [a, b, c] = [0, 1, 2].map((k) => corner(mesh.triangles[t + k] ?? 0)) as [Corner, Corner, Corner];
    if (a.z > 0 && b.z > 0 && c.z > 0) fill(picture, depth, texture, [a, b, c]);
  }
  return picture;
}

type Corner = { x: number; y: number; z: number; u: number; v: number; light: number };

function fill(
  picture: Pixels,
  depth: Float32Array,
  texture: Pixels,
  [a, b, c]: [Corner, Corner, Corner],
): void {
  const area = (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y);
  if (area === 0) return;
  const fromX = Math.max(0, Math.floor(Math.min(a.x, b.x, c.x)));
  const toX = Math.min(picture.width - 1, Math.ceil(Math.max(a.x, b.x, c.x)));
  const fromY = Math.max(0, Math.floor(Math.min(a.y, b.y, c.y)));
  const toY = Math.min(picture.height - 1, Math.ceil(Math.max(a.y, b.y, c.y)));
  for (let y = fromY; y <= toY; y++) {
    for (let x = fromX; x <= toX; x++) {
      const wb = ((x - a.x) * (c.y - a.y) - (c.x - a.x) * (y - a.y)) / area;
      const wc = ((b.x - a.x) * (y - a.y) - (x - a.x) * (b.y - a.y)) / area;
      const wa = 1 - wb - wc;
      if (wa < 0 || wb < 0 || wc < 0) continue;
      // Perspective: 1/z, u/z and v/z are linear on the screen.
      const inverse = wa / a.z + wb / b.z + wc / c.z;
      const at = y * picture.width + x;
      if (1 / inverse >= (depth[at] ?? 0)) continue;
      depth[at] = 1 / inverse;
      const u = ((wa * a.u) / a.z + (wb * b.u) / b.z + (wc * c.u) / c.z) / inverse;
      const v = ((wa * a.v) / a.z + (wb * b.v) / b.z + (wc * c.v) / c.z) / inverse;
      paint(picture, at, { texture, u, v, light: wa * a.light + wb * b.light + wc * c.light });
    }
  }
}

type Paint = { texture: Pixels; u: number; v: number; light: number };

function paint(picture: Pixels, at: number, { texture, u, v, light }: Paint): void {
  const { width, height, data } = texture;
  const x = Math.min(Math.max(u * width - 0.5, 0), width - 1);
  const y = Math.min(Math.max(v * height - 0.5, 0), height - 1);
  const [x0, y0] = [Math.floor(x), Math.floor(y)];
  const [x1, y1] = [Math.min(x0 + 1, width - 1), Math.min(y0 + 1, height - 1)];
  const [fx, fy] = [x - x0, y - y0];
  for (let k = 0; k < 3; k++) {
    const top =
      (data[(y0 * width + x0) * 4 + k] ?? 0) * (1 - fx) + (data[(y0 * width + x1) * 4 + k] ?? 0) * fx;
    const low =
      (data[(y1 * width + x0) * 4 + k] ?? 0) * (1 - fx) + (data[(y1 * width + x1) * 4 + k] ?? 0) * fx;
    picture.data[at * 4 + k] = light * (top * (1 - fy) + low * fy);
  }
}
