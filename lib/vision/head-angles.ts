import type { FaceQuality } from "@/lib/domain/sighting";
import { type FaceMesh, type MeshPoint, meshPoint } from "@/lib/vision/landmarks";

type Vector = readonly [number, number, number];

/** Angles of a head in degrees; 0 = towards the camera, upright. Signs as in FaceQuality. */
export type HeadAngles = Pick<FaceQuality, "yawDegrees" | "pitchDegrees" | "rollDegrees">;

/** How much less than x and y the mesh's depth counts: the angles then are the ones that @vladmandic/human reports. */
const DEPTH_SHARE = 1 / 1.5;

/**
 * Yaw, pitch and roll from four points of the mesh (forehead 10, chin 152, face edges 234 and 454): the axes of the face
 * as a rotation matrix, read as Euler angles (Eberly, "Euler Angle Formulas", YZX). They understate a real turn: the mesh is
 * flatter than a head, and only a part of its depth counts.
 */
export function headAngles(mesh: FaceMesh): HeadAngles {
  const down = unit(between(meshPoint(mesh, 10), meshPoint(mesh, 152)));
  const across = unit(between(meshPoint(mesh, 234), meshPoint(mesh, 454)));
  const out = unit(cross(across, down));
  const xx = cross(down, out)[0];
  const degrees = (radians: number) => (radians * 180) / Math.PI;
  return {
    // Human reports the opposite sign.
    yawDegrees: degrees(Math.atan2(-out[0], xx)),
    pitchDegrees: degrees(Math.atan2(down[2], down[1])),
    rollDegrees: degrees(Math.atan2(-down[0], Math.hypot(xx, out[0]))),
  };
}

function between(from: MeshPoint, to: MeshPoint): Vector {
  return [to.x - from.x, to.y - from.y, (to.z - from.z) * DEPTH_SHARE];
}

function unit([x, y, z]: Vector): Vector {
  const length = Math.hypot(x, y, z) || 1;
  return [x / length, y / length, z / length];
}

function cross(a: Vector, b: Vector): Vector {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}
