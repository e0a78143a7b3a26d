import { describe, expect, it } from "vitest";
import {
  NOBODY_YET,
  stateOfFace,
  withAnswers,
  withoutFace,
  withoutPerson,
  withPerson,
  withPick,
} from "./roll-call-state";

const named = (personId: string) => ({ kind: "named" as const, personId });
const UNSURE = { kind: "unsure" as const };
const call = withAnswers(NOBODY_YET, [1, 2, 3], [named("a"), UNSURE, { kind: "unknown" }]);
const here = ({ here: found }: typeof call) => Object.fromEntries(found);

describe("a roll call", () => {
  it("takes over whom the camera named, and leaves the rest to the teacher", () => {
    expect(here(call)).toEqual({ a: "camera" });
    expect([1, 2, 3, 4].map((id) => stateOfFace(call, id).kind)).toEqual([
      "named",
      "open",
      "open",
      "waiting",
    ]);
  });

  it("keeps who was found when a later look is unsure", () => {
    const later = withAnswers(call, [1], [UNSURE]);
    expect(here(later)).toEqual({ a: "camera" });
    expect(stateOfFace(later, 1)).toEqual({ kind: "open" });
  });

  it("lets the teacher name a face, which no later answer changes", () => {
    const picked = withAnswers(withPick(call, 2, "b"), [2], [named("c")]);
    expect(here(picked)).toEqual({ a: "camera", b: "teacher" });
    expect(stateOfFace(picked, 2)).toEqual(named("b"));
  });

  it("shows nobody twice: the teacher's word stands over the camera's", () => {
    const both = withAnswers(withPick(call, 2, "b"), [3], [named("b")]);
    expect(stateOfFace(both, 2)).toEqual(named("b"));
    expect(stateOfFace(both, 3)).toEqual({ kind: "open" });
  });

  it("takes somebody back for good: the camera does not name them again", () => {
    const undone = withAnswers(withoutPerson(call, "a"), [1], [named("a")]);
    expect(here(undone)).toEqual({});
    expect(stateOfFace(undone, 1)).toEqual({ kind: "open" });
    expect(here(withPerson(undone, "a"))).toEqual({ a: "teacher" });
    expect(stateOfFace(withoutPerson(withPick(call, 2, "b"), "b"), 2)).toEqual({ kind: "open" });
  });

  it("leaves a face alone", () => {
    expect(stateOfFace(withoutFace(call, 3), 3)).toEqual({ kind: "ignored" });
  });
});
