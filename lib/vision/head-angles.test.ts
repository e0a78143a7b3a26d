import { describe, expect, it } from "vitest";
import { headAngles } from "./head-angles";
import type { FaceMesh, MeshPoint } from "./landmarks";

const FRONTAL: Record<number, MeshPoint> = {
  10: { x: 0, y: -100, z: 0 },
  152: { x: 0, y: 100, z: 0 },
  234: { x: -80, y: 0, z: 0 },
  454: { x: 80, y: 0, z: 0 },
};

/** The four points after a rigid rotation, moved into a frame. Depth grows away from the camera. */
function turned(rotate: (point: MeshPoint) => MeshPoint): FaceMesh {
  const mesh: MeshPoint[] = Array.from({ length: 468 }, () => ({ x: 320, y: 240, z: 0 }));
  for (const [index, point] of Object.entries(FRONTAL)) {
    const { x, y, z } = rotate(point);
    mesh[Number(index)] = { x: x + 320, y: y + 240, z };
  }
  return mesh;
}

const radians = (degrees: number) => (degrees * Math.PI) / 180;
const spin = (a: number, b: number, degrees: number): [number, number] => [
  a * Math.cos(radians(degrees)) - b * Math.sin(radians(degrees)),
  a * Math.sin(radians(degrees)) + b * Math.cos(radians(degrees)),
];
/** What an angle becomes when only two thirds of the depth count. */
const seen = (degrees: number) =>
  (Math.atan2(Math.sin(radians(degrees)) / 1.5, Math.cos(radians(degrees))) * 180) / Math.PI;

describe("headAngles", () => {
  it("is zero towards the camera", () => {
    const { yawDegrees, pitchDegrees, rollDegrees } = headAngles(turned((point) => point));
    expect([yawDegrees, pitchDegrees, rollDegrees].map((value) => Math.abs(value))).toEqual([0, 0, 0]);
  });

  it.each([-30, -8, 15, 40])("turns towards the right edge of the frame: %i degrees of yaw", (angle) => {
    // The edge of the face that the head turns away from comes nearer: at +yaw the left one has less depth.
    const mesh = turned(({ x, y, z }) => {
      const [newX, newZ] = spin(x, z, angle);
      return { x: newX, y, z: newZ };
    });
    const { yawDegrees, pitchDegrees, rollDegrees } = headAngles(mesh);
    expect(yawDegrees).toBeCloseTo(seen(angle), 6);
    expect(pitchDegrees).toBeCloseTo(0, 6);
    expect(rollDegrees).toBeCloseTo(0, 6);
  });

  it.each([-20, 12])("nods: %i degrees of pitch, down is positive", (angle) => {
    // Looking down, the forehead comes nearer than the chin.
    const mesh = turned(({ x, y, z }) => {
      const [newY, newZ] = spin(y, z, angle);
      return { x, y: newY, z: newZ };
    });
    expect(headAngles(mesh).pitchDegrees).toBeCloseTo(seen(angle), 6);
    expect(headAngles(mesh).yawDegrees).toBeCloseTo(0, 6);
  });

  it.each([-35, 20])("leans: %i degrees of roll, clockwise in the frame is positive", (angle) => {
    const mesh = turned(({ x, y, z }) => {
      const [newX, newY] = spin(x, y, angle);
      return { x: newX, y: newY, z };
    });
    expect(headAngles(mesh).rollDegrees).toBeCloseTo(angle, 6);
    expect(headAngles(mesh).yawDegrees).toBeCloseTo(0, 6);
  });

  it("has no angle for a mesh without these points", () => {
    expect(() => headAngles([])).toThrow(RangeError);
  });
});
