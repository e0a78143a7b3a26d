import type { FaceSighting, Sighting } from "@/lib/domain/sighting";
import type { Pose } from "./surfaces";

/**
 * One picture that the camera is shown: `at` in ms. `plain`: a picture file as it is. `sheet`: one photo, or two mixed (`mix` the share
 * 0..1 of the second), on a sheet in a pose about `centre`, bent by so many degrees, with sensor noise (standard deviation, 0..255).
 * `head`: the scanned head in a pose. A photo of the scanned head is named "head:" and its pose as JSON.
 */
export type ShownFrame =
  | { kind: "plain"; at: number; picture: string }
  | {
      kind: "sheet";
      at: number;
      picture: string;
      second?: { picture: string; mix: number };
      bend: number;
      pose: Pose;
      centre: { x: number; y: number };
      noise: number;
    }
  | { kind: "head"; at: number; pose: Pose };

/**
 * What is held before the camera, frame by frame: a person (`species` names what they do), or an attack of some species
 * (ISO/IEC 30107-3). `person`: whose face it is.
 */
export type Presentation = { id: string; species: string; person: string; frames: ShownFrame[] };

/** A sighting as it crosses from the browser: the vector as plain numbers. */
export type SeenFrame = Omit<Sighting, "face"> & {
  face: (Omit<FaceSighting, "embedding"> & { embedding: number[] | null }) | null;
};

/** What the product's pipeline saw of a presentation; `error` where it could not be shown. */
export type SeenPresentation = { id: string; sightings: SeenFrame[]; error: string | null };
