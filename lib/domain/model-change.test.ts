import { describe, expect, it } from "vitest";
import { REDUCED_EMBEDDER, STANDARD_EMBEDDER } from "./embedder-model";
import { enrolmentModels, type ModelCoverage, planModels } from "./model-change";

const configured = { ...STANDARD_EMBEDDER, modelId: "own", modelVersion: "1", grade: "configured" as const };
const of = (
  model: { modelId: string; modelVersion: string },
  people: number,
  waiting: number,
): ModelCoverage => ({
  modelId: model.modelId,
  modelVersion: model.modelVersion,
  people,
  waiting,
});

describe("planModels", () => {
  it.each([
    { what: "nothing installed", installed: [], coverage: [], kind: "none" },
    {
      what: "nobody enrolled",
      installed: [configured, STANDARD_EMBEDDER],
      coverage: [],
      present: configured,
    },
    {
      what: "everybody enrolled with the preferred one",
      installed: [STANDARD_EMBEDDER, REDUCED_EMBEDDER],
      coverage: [of(STANDARD_EMBEDDER, 40, 0)],
      present: STANDARD_EMBEDDER,
    },
    {
      what: "everybody enrolled with both",
      installed: [STANDARD_EMBEDDER, REDUCED_EMBEDDER],
      coverage: [of(STANDARD_EMBEDDER, 40, 0), of(REDUCED_EMBEDDER, 40, 0)],
      present: STANDARD_EMBEDDER,
    },
    {
      what: "people enrolled with a model that is gone",
      installed: [STANDARD_EMBEDDER],
      coverage: [of(configured, 40, 40)],
      present: STANDARD_EMBEDDER,
    },
  ])("$what: settled", ({ installed, coverage, kind = "settled", present }) => {
    expect(planModels(installed, coverage, null)).toEqual(present ? { kind, present } : { kind });
  });

  const installed = [configured, STANDARD_EMBEDDER, REDUCED_EMBEDDER];
  const coverage = [of(configured, 2, 0), of(STANDARD_EMBEDDER, 40, 38), of(REDUCED_EMBEDDER, 5, 4)];

  it("keeps the kiosks on the model that most of those who wait are enrolled with", () => {
    const plan = planModels(installed, coverage, null);
    expect(plan).toEqual({ kind: "changing", present: STANDARD_EMBEDDER, next: configured, waiting: 38 });
    expect(enrolmentModels(plan)).toEqual([STANDARD_EMBEDDER, configured]);
  });

  it("ends when an administrator switches, but not by a switch to another model of before", () => {
    expect(planModels(installed, coverage, "own@1")).toEqual({ kind: "settled", present: configured });
    expect(planModels(installed, coverage, "own@0").kind).toBe("changing");
  });
});
