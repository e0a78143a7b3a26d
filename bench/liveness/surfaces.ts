import type { Mesh } from "./draw-mesh";

/**
 * How a surface stands before the camera: turned about its own centre by yaw (> 0: its front towards the right edge of the picture),
 * pitch (> 0: down) and roll (> 0: clockwise), degrees; shifted by `x`, `y` pixels at its distance; `scale` 1 fills the picture as it is.
 */
export type Pose = { yaw: number; pitch: number; roll: number; x: number; y: number; scale: number };

export const UPRIGHT: Pose = { yaw: 0, pitch: 0, roll: 0, x: 0, y: 0, scale: 1 };

/** Cells of a sheet's grid along each side. */
const CELLS = 24;
/** How far a sheet goes on beyond the photo, its edge pixels repeated, in photo widths: no edge of the paper is ever seen. */
const MARGIN = 1;

/**
 * A photo of `width` x `height` pixels as a sheet, bent round an upright cylinder (`bend`: the angle in degrees that its width spans,
 * 0 = flat), its middle at the point `centre` of the photo. In the pose UPRIGHT at `focal` it is seen exactly as it is.
 */
export function sheet(
  { width, height }: { width: number; height: number },
  { centre, bend, focal }: { centre: { x: number; y: number }; bend: number; focal: number },
  pose: Pose,
): Mesh {
  const side = CELLS * (1 + 2 * MARGIN);
  const count = (side + 1) ** 2;
  const positions = new Float32Array(count * 3);
  const uvs = new Float32Array(count * 2);
  const radius = bend === 0 ? Number.POSITIVE_INFINITY : width / radians(bend);
  for (let row = 0; row <= side; row++) {
    for (let column = 0; column <= side; column++) {
      const at = row * (side + 1) + column;
      const [u, v] = [column / CELLS - MARGIN, row / CELLS - MARGIN];
      const along = u * width - centre.x;
      const angle = Math.max(-1.2, Math.min(1.2, along / radius));
      const bent: [number, number] =
        bend === 0 ? [along, 0] : [Math.sin(angle) * radius, (1 - Math.cos(angle)) * radius];
      positions.set(
        placed([bent[0], v * height - centre.y, bent[1]], { centre, focal, width, height }, pose),
        at * 3,
      );
      uvs.set([u, v], at * 2);
    }
  }
  return { positions, uvs, light: new Float32Array(count).fill(1), triangles: gridTriangles(side) };
}

type Place = { centre: { x: number; y: number }; focal: number; width: number; height: number };

function placed(point: [number, number, number], place: Place, pose: Pose): [number, number, number] {
  const [x, y, z] = turned(point, pose);
  const distance = place.focal / pose.scale;
  return [
    x + place.centre.x - place.width / 2 + pose.x,
    y + place.centre.y - place.height / 2 + pose.y,
    z + distance,
  ];
}

/** A point turned about the origin: roll, then pitch, then yaw, in the directions of Pose. */
export function turned([x, y, z]: [number, number, number], pose: Pick<Pose, "yaw" | "pitch" | "roll">) {
  const [yaw, pitch, roll] = [radians(pose.yaw), radians(pose.pitch), radians(pose.roll)];
  const [rx, ry] = [x * Math.cos(roll) - y * Math.sin(roll), x * Math.sin(roll) + y * Math.cos(roll)];
  const [py, pz] = [ry * Math.cos(pitch) - z * Math.sin(pitch), ry * Math.sin(pitch) + z * Math.cos(pitch)];
  // The front looks along -z: turning it towards +x moves what is in front (z < 0) to the right.
  return [rx * Math.cos(yaw) - pz * Math.sin(yaw), py, rx * Math.sin(yaw) + pz * Math.cos(yaw)] as const;
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

function gridTriangles(side: number): Uint32Array {
  const triangles: number[] = [];
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const at = row * (side + 1) + column;
      triangles.push(at, at + 1, at + side + 1, at + 1, at + side + 2, at + side + 1);
    }
  }
  return Uint32Array.from(triangles);
}
