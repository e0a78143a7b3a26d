import type { Point } from "../sighting";

/**
 * How far two views of the same points are from being views of one plane: the root mean square distance, in the unit of `to`, that stays
 * after the best map of `from` onto `to`. `homography`: eight parameters, any perspective view of a plane (Hartley & Zisserman 2004,
 * §4.1, linear with normalised points); `affinity`: six, without perspective. NaN when the points do not determine a map.
 */
export function planeResidual(
  from: readonly Point[],
  to: readonly Point[],
  kind: "homography" | "affinity",
): number {
  const source = normalised(from);
  const target = normalised(to);
  const map = leastSquares(source.points, target.points, kind);
  if (!map) return Number.NaN;
  let sum = 0;
  for (const [i, { x, y }] of source.points.entries()) {
    const goal = target.points[i] ?? { x: Number.NaN, y: Number.NaN };
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = map;
    const w = g * x + h * y + 1;
    sum += ((a * x + b * y + c) / w - goal.x) ** 2 + ((d * x + e * y + f) / w - goal.y) ** 2;
  }
  return Math.sqrt(sum / from.length) * target.scale;
}

/**
 * How much the best affine map of one view onto another stretches one direction more than the one across it (1: turned in the picture,
 * moved or scaled only). A plane that tilts away by so many degrees is stretched by 1 / cos. NaN when the points do not determine a map.
 */
export function affineStretch(from: readonly Point[], to: readonly Point[]): number {
  const map = leastSquares(normalised(from).points, normalised(to).points, "affinity");
  if (!map) return Number.NaN;
  const [a = 0, b = 0, , d = 0, e = 0] = map;
  // The singular values of (a b; d e): their squares add up to `sum`, and multiply to the square of `area`.
  const [sum, area] = [a * a + b * b + d * d + e * e, Math.abs(a * e - b * d)];
  const root = Math.sqrt(Math.max(0, sum * sum - 4 * area * area));
  return Math.sqrt((sum + root) / (sum - root));
}

/** Points about their mean, at root mean square distance 1 from it. */
function normalised(points: readonly Point[]): { points: Point[]; scale: number } {
  const x = points.reduce((sum, point) => sum + point.x, 0) / points.length;
  const y = points.reduce((sum, point) => sum + point.y, 0) / points.length;
  const spread = points.reduce((sum, point) => sum + (point.x - x) ** 2 + (point.y - y) ** 2, 0);
  const scale = Math.sqrt(spread / points.length);
  return { points: points.map((point) => ({ x: (point.x - x) / scale, y: (point.y - y) / scale })), scale };
}

/** The map as a b c / d e f / g h 1, by least squares. */
function leastSquares(
  from: readonly Point[],
  to: readonly Point[],
  kind: "homography" | "affinity",
): number[] | null {
  const unknowns = kind === "homography" ? 8 : 6;
  const matrix = Array.from({ length: unknowns }, () => new Array<number>(unknowns + 1).fill(0));
  const add = (row: number[], value: number) => {
    for (let i = 0; i < unknowns; i++) {
      const line = matrix[i] as number[];
      for (let j = 0; j < unknowns; j++) line[j] = (line[j] ?? 0) + (row[i] ?? 0) * (row[j] ?? 0);
      line[unknowns] = (line[unknowns] ?? 0) + (row[i] ?? 0) * value;
    }
  };
  for (const [i, { x, y }] of from.entries()) {
    const goal = to[i];
    if (!goal) return null;
    add([x, y, 1, 0, 0, 0, -goal.x * x, -goal.x * y], goal.x);
    add([0, 0, 0, x, y, 1, -goal.y * x, -goal.y * y], goal.y);
  }
  return solve(matrix);
}

/** Gauss elimination with row pivots of a matrix with its right side as last column; null when it is singular. */
function solve(matrix: number[][]): number[] | null {
  const size = matrix.length;
  for (let column = 0; column < size; column++) {
    const below = matrix.slice(column).map((row) => Math.abs(row[column] ?? 0));
    const pivot = column + below.indexOf(Math.max(...below));
    const [row, other] = [matrix[pivot], matrix[column]];
    if (!row || !other || !(Math.abs(row[column] ?? 0) > 1e-12)) return null;
    matrix[column] = row;
    if (pivot !== column) matrix[pivot] = other;
    for (const [index, line] of matrix.entries()) {
      if (index === column) continue;
      const factor = (line[column] ?? 0) / (row[column] ?? 1);
      if (factor !== 0)
        for (let j = column; j <= size; j++) line[j] = (line[j] ?? 0) - factor * (row[j] ?? 0);
    }
  }
  return matrix.map((row, i) => (row[size] ?? 0) / (row[i] ?? 1));
}
