import { eyeDistance, eyesOf, pointsOf, TRACE_POINTS, type TraceSample } from "./trace-sample";

/**
 * What the twelve landmarks say of box and angles, and how far the sample may be from it. The box is `boxWidth` by `boxHeight` eye
 * distances with `boxAbove` of its height above the middle of eyes and mouth corners; it may be off by `boxShare` of its width. Yaw is
 * `yawSlope` degrees for each eye distance that the nose lies beside the middle of the face's edges; pitch follows nose and edges below the
 * eyes. `off`: tolerances in degrees. Slopes by least squares over clips and the scanned head (docs/measurements.md).
 */
export type GeometryLimits = {
  boxWidth: number;
  boxHeight: number;
  boxAbove: number;
  boxShare: number;
  yawSlope: number;
  pitchNose: number;
  pitchEdges: number;
  pitchBase: number;
  off: { yaw: number; pitch: number; roll: number };
};

/** Whether box and angles are what the landmarks of the same sample say, within the limits. */
export function isConsistent(sample: TraceSample, limits: GeometryLimits): boolean {
  return boxFits(sample, limits) && anglesFit(sample, limits);
}

function boxFits(sample: TraceSample, { boxWidth, boxHeight, boxAbove, boxShare }: GeometryLimits): boolean {
  const points = pointsOf(sample);
  const unit = eyeDistance(points);
  const { right, left } = eyesOf(points);
  const corners = [points[TRACE_POINTS.rightMouth], points[TRACE_POINTS.leftMouth]];
  const x = [right, left, ...corners].reduce((sum, point) => sum + (point?.x ?? Number.NaN) / 4, 0);
  const y = [right, left, ...corners].reduce((sum, point) => sum + (point?.y ?? Number.NaN) / 4, 0);
  const [width, height] = [boxWidth * unit, boxHeight * unit];
  const wanted = [x - width / 2, y - boxAbove * height, width, height];
  // Whole pixels are sent.
  const allowed = boxShare * width + 1;
  return unit > 0 && sample.box.every((value, i) => Math.abs(value - (wanted[i] ?? Number.NaN)) <= allowed);
}

function anglesFit(sample: TraceSample, limits: GeometryLimits): boolean {
  const points = pointsOf(sample);
  const { right, left } = eyesOf(points);
  const unit = eyeDistance(points);
  const across = { x: (left.x - right.x) / unit, y: (left.y - right.y) / unit };
  const middle = { x: (left.x + right.x) / 2, y: (left.y + right.y) / 2 };
  /** Of a point: beside and below the middle of the eyes, along their own axes, in eye distances. */
  const place = (index: number) => {
    const point = points[index] ?? { x: Number.NaN, y: Number.NaN };
    const [dx, dy] = [(point.x - middle.x) / unit, (point.y - middle.y) / unit];
    return { beside: dx * across.x + dy * across.y, below: dy * across.x - dx * across.y };
  };
  const nose = place(TRACE_POINTS.nose);
  const [rightEdge, leftEdge] = [place(TRACE_POINTS.rightEdge), place(TRACE_POINTS.leftEdge)];
  const edges = {
    beside: (rightEdge.beside + leftEdge.beside) / 2,
    below: (rightEdge.below + leftEdge.below) / 2,
  };
  const yaw = limits.yawSlope * (nose.beside - edges.beside);
  const pitch = limits.pitchBase + limits.pitchNose * nose.below + limits.pitchEdges * edges.below;
  const roll = (Math.atan2(across.y, across.x) * 180) / Math.PI;
  return (
    Math.abs(sample.yaw - yaw) <= limits.off.yaw &&
    Math.abs(sample.pitch - pitch) <= limits.off.pitch &&
    Math.abs(sample.roll - roll) <= limits.off.roll
  );
}
