import { z } from "zod";
import { MOST_FACES } from "@/lib/domain/roll-call/room-sighting";
import { qualityClaimSchema } from "./attestation";
import type { RollView } from "./roll";

/** One face of the class: its fused vector (base64url), of how many frames, the quality of the worst of them, and their mean passive PAD. */
const faceInViewSchema = z.strictObject({
  embedding: z.string().max(4_096),
  frames: z.number().int().min(3).max(60),
  quality: qualityClaimSchema,
  pad: z.number().min(0).max(1),
});

/** The faces that are in view at one moment. `model` is the embedder, "id@version". Nothing of it is kept. */
export const nameFacesSchema = z.strictObject({
  sessionId: z.uuid(),
  model: z.string().max(80),
  faces: z.array(faceInViewSchema).min(1).max(MOST_FACES),
});

export type NameFacesRequest = z.infer<typeof nameFacesSchema>;

/** Who each face is, in the order of the request. No score and no candidate is told: named for certain, unsure, or nobody of the roster. */
export type NamedFaces = {
  faces: ({ kind: "named"; personId: string } | { kind: "unsure" } | { kind: "unknown" })[];
};

/** Whom the teacher says to be here, after looking at the class. */
export const confirmRollCallSchema = z.strictObject({
  sessionId: z.uuid(),
  personIds: z.array(z.uuid()).min(1).max(1_000),
});

export type ConfirmRollCallRequest = z.infer<typeof confirmRollCallSchema>;

/** How many were marked present, and how many stay as they were because somebody or something had settled them before. */
export type RollCallResult = { marked: number; kept: number };

/**
 * The roll with what a roll call needs beside it: the embedder ("id@version", null where none is installed), whether it is the reduced
 * one, and who of the class can be found by face.
 */
export type RollCallView = {
  roll: RollView;
  embedder: string | null;
  isReduced: boolean;
  enrolledIds: string[];
};
