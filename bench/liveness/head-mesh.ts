import type { Mesh } from "./draw-mesh";
import type { HeadScan } from "./read-head";
import { type Pose, turned } from "./surfaces";

/** Distance of the eyes from the camera in eye distances (about 60 cm) and how far behind them the neck turns. */
const DISTANCE = 6;
const NECK = 1.2;
/** Where the light comes from (a unit vector towards it), and the share of it that comes from everywhere. */
const LIGHT = [0.2, -0.5, -0.85] as const;
const AMBIENT = 0.4;
const DIRECT = 0.75;

/** The scanned head as it stands before the camera, lit from above; `scale` brings it nearer. */
export function headMesh({ positions, normals, uvs, triangles }: HeadScan, pose: Pose): Mesh {
  const count = positions.length / 3;
  const placed = new Float32Array(count * 3);
  const light = new Float32Array(count);
  const at = (values: number[], i: number) =>
    [values[i * 3] ?? 0, values[i * 3 + 1] ?? 0, values[i * 3 + 2] ?? 0] as [number, number, number];
  for (let i = 0; i < count; i++) {
    const [x, y, z] = at(positions, i);
    const [tx, ty, tz] = turned([x, y, z - NECK], pose);
    const depth = DISTANCE / pose.scale;
    placed.set([tx + pose.x / 100, ty + pose.y / 100, tz + NECK + depth], i * 3);
    const normal = turned(at(normals, i), pose);
    const facing = normal.reduce((sum, value, k) => sum + value * (LIGHT[k] ?? 0), 0);
    light[i] = AMBIENT + DIRECT * Math.max(0, facing);
  }
  // glTF counts v from the top; this scan's picture stands upside down to it.
  const flipped = Float32Array.from(uvs, (value, i) => (i % 2 ? 1 - value : value));
  return { positions: placed, uvs: flipped, light, triangles: Uint32Array.from(triangles) };
}
