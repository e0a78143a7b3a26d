import { LIVENESS } from "../../calibrations";
import type { Point } from "../../sighting";
import { eyeDistance, eyesOf, pointsOf, TRACE_POINTS, type TraceSample } from "../trace-sample";

/** The twelve points of a head in eye distances: x to the right edge of the frame, y down, z away from the camera. */
const HEAD: readonly [number, number, number][] = [
  [-0.68, 0, 0.1],
  [-0.32, 0, 0],
  [0.32, 0, 0],
  [0.68, 0, 0.1],
  [0, 0.62, -0.75],
  [0, -0.1, -0.15],
  [-0.42, 1.1, -0.1],
  [0.42, 1.1, -0.1],
  [0, -0.9, -0.05],
  [0, 1.9, 0],
  [-1.1, 0.25, 1.1],
  [1.1, 0.25, 1.1],
];

/** Where a test face is and what it does at one moment: real angles in degrees, place in px, size as px between the eyes. */
export type FaceMoment = {
  t: number;
  yaw?: number;
  pitch?: number;
  roll?: number;
  x?: number;
  y?: number;
  size?: number;
  eyes?: number;
  mouth?: number;
  cos?: number | null;
  shown?: number | null;
  rgb?: [number, number, number];
  /** 1: a head; 0: a flat picture of one. */
  depth?: number;
};

/** A sample that is true to geometry: landmarks of a head seen by a camera, box and angles as they follow from them. */
export function faceSample({
  t,
  yaw = 0,
  pitch = 0,
  roll = 0,
  x = 320,
  y = 220,
  size = 100,
  eyes = 0.3,
  mouth = 0.05,
  cos = 1,
  shown = null,
  rgb = [150, 120, 100],
  depth = 1,
}: FaceMoment): TraceSample {
  const [a, b, c] = [yaw, pitch, roll].map((degrees) => (degrees * Math.PI) / 180) as [
    number,
    number,
    number,
  ];
  const landmarks = HEAD.flatMap(([hx, hy, hz], index) => {
    // The mouth takes the chin with it.
    const low = index === TRACE_POINTS.chin ? hy + mouth / 2 : hy;
    const z = hz * depth;
    const [rx, ry] = [hx * Math.cos(c) - low * Math.sin(c), hx * Math.sin(c) + low * Math.cos(c)];
    const [py, pz] = [ry * Math.cos(b) - z * Math.sin(b), ry * Math.sin(b) + z * Math.cos(b)];
    const [yx, yz] = [rx * Math.cos(a) - pz * Math.sin(a), rx * Math.sin(a) + pz * Math.cos(a)];
    const near = 6 / (6 + yz);
    return [x + size * yx * near, y + size * py * near];
  });
  return { t, ...measured(pointsOf({ landmarks })), eyes: [eyes, eyes], mouth, landmarks, rgb, shown, cos };
}

/** Box and angles as LIVENESS.geometry says that they follow from the landmarks. */
function measured(points: readonly Point[]): Pick<TraceSample, "yaw" | "pitch" | "roll" | "box"> {
  const { boxWidth, boxHeight, boxAbove, yawSlope, pitchNose, pitchEdges, pitchBase } = LIVENESS.geometry;
  const unit = eyeDistance(points);
  const { right, left } = eyesOf(points);
  const at = (index: number) => points[index] ?? { x: 0, y: 0 };
  const [width, height] = [boxWidth * unit, boxHeight * unit];
  const mouth = [at(TRACE_POINTS.rightMouth), at(TRACE_POINTS.leftMouth)] as const;
  const centre = {
    x: (right.x + left.x + mouth[0].x + mouth[1].x) / 4,
    y: (right.y + left.y + mouth[0].y + mouth[1].y) / 4,
  };
  const [dx, dy] = [(left.x - right.x) / unit, (left.y - right.y) / unit];
  const place = ({ x, y }: Point) => {
    const [px, py] = [(x - (right.x + left.x) / 2) / unit, (y - (right.y + left.y) / 2) / unit];
    return { beside: px * dx + py * dy, below: py * dx - px * dy };
  };
  const nose = place(at(TRACE_POINTS.nose));
  const edges = [place(at(TRACE_POINTS.rightEdge)), place(at(TRACE_POINTS.leftEdge))] as const;
  return {
    yaw: yawSlope * (nose.beside - (edges[0].beside + edges[1].beside) / 2),
    pitch: pitchBase + pitchNose * nose.below + (pitchEdges * (edges[0].below + edges[1].below)) / 2,
    roll: (Math.atan2(dy, dx) * 180) / Math.PI,
    box: [centre.x - width / 2, centre.y - boxAbove * height, width, height],
  };
}

/** A film of a test face: `moment` for every 100 ms of so many ms. */
export function film(ms: number, moment: (seconds: number) => Omit<FaceMoment, "t">): TraceSample[] {
  return Array.from({ length: Math.floor(ms / 100) + 1 }, (_, i) =>
    faceSample({ t: i * 100, ...moment(i / 10) }),
  );
}

/** How open eyes are that blink once at this second: closed for 0.2 s. */
export function blinkAt(second: number, seconds: number): number {
  return seconds > second - 0.05 && seconds < second + 0.15 ? 0.08 : 0.3;
}
