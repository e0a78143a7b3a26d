import { describe, expect, it } from "vitest";
import { assignCamera, type Camera, findCamera, NO_PLAN, nameCameras } from "./camera-choice";

const DOOR: Camera = { deviceId: "1", label: "Door" };
const HALL: Camera = { deviceId: "2", label: "Hall" };
const TWIN: Camera = { deviceId: "3", label: "Door" };
const UNNAMED: Camera = { deviceId: "4", label: "" };

describe("the chosen camera", () => {
  it.each([
    { what: "by its id", cameras: [HALL, DOOR], chosen: DOOR, found: DOOR },
    { what: "by its id among two alike", cameras: [TWIN, DOOR], chosen: DOOR, found: DOOR },
    { what: "by its id though it has no name", cameras: [UNNAMED], chosen: UNNAMED, found: UNNAMED },
    {
      what: "by its name when ids changed",
      cameras: [HALL, DOOR],
      chosen: { ...DOOR, deviceId: "x" },
      found: DOOR,
    },
    {
      what: "not by a name that two share",
      cameras: [TWIN, DOOR],
      chosen: { ...DOOR, deviceId: "x" },
      found: null,
    },
    { what: "not by an empty name", cameras: [UNNAMED], chosen: { deviceId: "x", label: "" }, found: null },
    {
      what: "not where ids are hidden",
      cameras: [{ deviceId: "", label: "" }],
      chosen: { deviceId: "", label: "" },
      found: null,
    },
    { what: "not when it is pulled out", cameras: [HALL], chosen: DOOR, found: null },
    { what: "not where no camera is", cameras: [], chosen: DOOR, found: null },
  ])("is found $what", ({ cameras, chosen, found }) => {
    expect(findCamera(cameras, chosen, [])).toEqual(found);
  });

  it("is never one that serves another direction, though it has the same name", () => {
    expect(findCamera([TWIN], DOOR, [TWIN.deviceId])).toBeNull();
    expect(findCamera([TWIN, HALL], DOOR, [HALL.deviceId])).toEqual(TWIN);
  });
});

describe("a place that gets a camera", () => {
  const cameras = [DOOR, HALL, TWIN];
  it.each([
    {
      what: "the only one",
      plan: NO_PLAN,
      place: "first",
      camera: HALL,
      ends: { first: HALL, leaving: null },
    },
    {
      what: "a second beside the first",
      plan: { first: DOOR, leaving: null },
      place: "leaving",
      camera: HALL,
      ends: { first: DOOR, leaving: HALL },
    },
    {
      what: "a second where none was chosen before",
      plan: NO_PLAN,
      place: "leaving",
      camera: DOOR,
      ends: { first: HALL, leaving: DOOR },
    },
    {
      what: "the other's camera: they change places",
      plan: { first: DOOR, leaving: HALL },
      place: "first",
      camera: HALL,
      ends: { first: HALL, leaving: DOOR },
    },
    {
      what: "a third one",
      plan: { first: DOOR, leaving: HALL },
      place: "leaving",
      camera: TWIN,
      ends: { first: DOOR, leaving: TWIN },
    },
  ] as const)("$what", ({ plan, place, camera, ends }) => {
    expect(assignCamera(plan, { place, camera }, cameras)).toEqual(ends);
  });

  it("stays as it was where one camera would have to serve both", () => {
    expect(assignCamera(NO_PLAN, { place: "leaving", camera: DOOR }, [DOOR])).toEqual(NO_PLAN);
  });
});

describe("names of cameras", () => {
  it("are numbered where there is none or where two share it", () => {
    expect(nameCameras([DOOR, UNNAMED, HALL, TWIN]).map(({ name }) => name)).toEqual([
      { label: "Door", number: 1 },
      { label: "", number: 2 },
      { label: "Hall", number: null },
      { label: "Door", number: 2 },
    ]);
  });
});
