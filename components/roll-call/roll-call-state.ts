import type { NamedFaces } from "@/lib/contracts/roll-call";

type FaceAnswer = NamedFaces["faces"][number];

/**
 * What is known in a roll call so far; nothing of it is recorded. `here`: who was found, by the camera or because the teacher said so.
 * `notHere`: whom the teacher took back, so that the camera does not name them again. By track: the server's last `answers`, whom the
 * teacher `picked`, and the faces that are `ignored`.
 */
export type RollCall = {
  here: ReadonlyMap<string, "camera" | "teacher">;
  notHere: ReadonlySet<string>;
  answers: ReadonlyMap<number, FaceAnswer>;
  picked: ReadonlyMap<number, string>;
  ignored: ReadonlySet<number>;
};

export const NOBODY_YET: RollCall = {
  here: new Map(),
  notHere: new Set(),
  answers: new Map(),
  picked: new Map(),
  ignored: new Set(),
};

/** How a face is shown: with a name, as one that the teacher has to name, as one that is left alone, or not asked about yet. */
export type FaceState = { kind: "named"; personId: string } | { kind: "open" | "ignored" | "waiting" };

/** The roll call after the server's answer about these tracks, in their order. What the teacher said stands. */
export function withAnswers(
  call: RollCall,
  trackIds: readonly number[],
  faces: NamedFaces["faces"],
): RollCall {
  const answers = new Map(call.answers);
  const here = new Map(call.here);
  trackIds.forEach((id, i) => {
    const answer = faces[i];
    if (!answer) return;
    answers.set(id, answer);
    if (answer.kind !== "named" || call.notHere.has(answer.personId) || call.picked.has(id)) return;
    if (!here.has(answer.personId)) here.set(answer.personId, "camera");
  });
  return { ...call, answers, here };
}

/** The teacher says who a face is. */
export function withPick(call: RollCall, trackId: number, personId: string): RollCall {
  return { ...withPerson(call, personId), picked: new Map([...call.picked, [trackId, personId]]) };
}

/** The teacher says that somebody is here, whatever the camera sees. */
export function withPerson(call: RollCall, personId: string): RollCall {
  return {
    ...call,
    here: new Map([...call.here, [personId, "teacher"]]),
    notHere: new Set([...call.notHere].filter((id) => id !== personId)),
  };
}

/** The teacher takes somebody back: they are missing again, and their face is one that has no name. */
export function withoutPerson(call: RollCall, personId: string): RollCall {
  return {
    ...call,
    here: new Map([...call.here].filter(([id]) => id !== personId)),
    notHere: new Set([...call.notHere, personId]),
    picked: new Map([...call.picked].filter(([, id]) => id !== personId)),
  };
}

/** The teacher leaves a face alone. */
export function withoutFace(call: RollCall, trackId: number): RollCall {
  return { ...call, ignored: new Set([...call.ignored, trackId]) };
}

/** How a face is shown. Nobody is shown twice: whom the teacher picked for one face no other face is. */
export function stateOfFace(call: RollCall, trackId: number): FaceState {
  const picked = call.picked.get(trackId);
  if (picked !== undefined) return { kind: "named", personId: picked };
  if (call.ignored.has(trackId)) return { kind: "ignored" };
  const answer = call.answers.get(trackId);
  if (!answer) return { kind: "waiting" };
  const isFree =
    answer.kind === "named" &&
    !call.notHere.has(answer.personId) &&
    ![...call.picked.values()].includes(answer.personId);
  return isFree ? { kind: "named", personId: answer.personId } : { kind: "open" };
}
