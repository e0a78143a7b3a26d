import type { VectorModel } from "../embedder-model";
import type { FaceSighting } from "../sighting";

/** The most faces that one look of a roll call takes in; where there are more, nobody can say which of them were left out. */
export const MOST_FACES = 12;

/** One of the faces in a room; fields as in FaceSighting. PAD and vector are null while the face does not pass the gate of a roll call. */
export type RoomFace = Pick<FaceSighting, "box" | "quality" | "livePad" | "embedding">;

/**
 * Everybody in one frame, largest face first, at most `MOST_FACES`. `at` is the caller's clock in milliseconds; `isCrowded`: there are more
 * faces than are looked at. `model` is the one that embeds.
 */
export type RoomSighting = {
  at: number;
  width: number;
  height: number;
  faces: RoomFace[];
  isCrowded: boolean;
  model: VectorModel;
};
