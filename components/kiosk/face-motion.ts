import type { FaceSighting } from "@/lib/domain/sighting";

/** How the face stands now, for a drawing that follows it: angles in degrees as in FaceQuality, openness and size as in FaceSighting. */
export type FacePosture = {
  yaw: number;
  pitch: number;
  roll: number;
  eyes: number;
  mouth: number;
  size: number;
};

/** Hands the newest posture to whoever draws it, without drawing anything else again. */
export type FaceMotion = {
  tell(face: FaceSighting | null): void;
  subscribe(onChange: () => void): () => void;
  get(): FacePosture | null;
};

export function createFaceMotion(): FaceMotion {
  let posture: FacePosture | null = null;
  const listeners = new Set<() => void>();
  return {
    tell(face) {
      posture = face && {
        yaw: face.quality.yawDegrees,
        pitch: face.quality.pitchDegrees,
        roll: face.quality.rollDegrees,
        eyes: (face.eyeOpenness.left + face.eyeOpenness.right) / 2,
        mouth: face.mouthOpenness,
        size: face.quality.interEyePx,
      };
      for (const listener of listeners) listener();
    },
    subscribe(onChange) {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    get: () => posture,
  };
}
