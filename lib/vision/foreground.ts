import { alignmentPoints, type FaceMesh, interEyeDistance } from "@/lib/vision/landmarks";

/** A face whose eyes are less than this share of the largest face's apart stands well behind it. */
const BACKGROUND_SHARE = 0.5;

/**
 * The faces that stand in front of the camera, largest first: without people in the background, who must not keep the one in
 * front from being seen alone. Two people side by side are both kept.
 */
export function foregroundFaces(meshes: readonly FaceMesh[]): FaceMesh[] {
  const sized = meshes.map((mesh) => ({ mesh, size: interEyeDistance(alignmentPoints(mesh)) }));
  sized.sort((a, b) => b.size - a.size);
  const largest = sized[0]?.size ?? 0;
  return sized.filter(({ size }) => size >= BACKGROUND_SHARE * largest).map(({ mesh }) => mesh);
}
