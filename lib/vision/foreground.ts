import { alignmentPoints, type FaceMesh, interEyeDistance } from "@/lib/vision/landmarks";

/** A face whose eyes are less than this share of the largest face's apart stands well behind it. */
const BACKGROUND_SHARE = 0.5;

/**
 * The faces that stand in front of the camera, largest first: without people in the background, who must not keep the one in
 * front from being seen alone. Two people side by side are both kept.
 */
export function foregroundFaces(meshes: readonly FaceMesh[]): FaceMesh[] {
  const sorted = largestFirst(meshes);
  const [largest] = sorted;
  return sorted.filter((mesh) => largest && sizeOf(mesh) >= BACKGROUND_SHARE * sizeOf(largest));
}

/** The faces by the distance between their eyes, largest first. */
export function largestFirst(meshes: readonly FaceMesh[]): FaceMesh[] {
  return [...meshes].sort((a, b) => sizeOf(b) - sizeOf(a));
}

function sizeOf(mesh: FaceMesh): number {
  return interEyeDistance(alignmentPoints(mesh));
}
