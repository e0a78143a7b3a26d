import { expect, it } from "vitest";
import { directionOfSighting } from "./sighting-direction";

it.each([
  { mode: "AUTO", camera: "IN", counts: "IN" },
  { mode: "AUTO", camera: "OUT", counts: "OUT" },
  { mode: "AUTO", camera: null, counts: "SEEN" },
  { mode: "IN", camera: "OUT", counts: "IN" },
  { mode: "IN", camera: null, counts: "IN" },
  { mode: "OUT", camera: "IN", counts: "OUT" },
  { mode: "OUT", camera: null, counts: "OUT" },
] as const)("a device for $mode whose camera is for $camera: $counts", ({ mode, camera, counts }) => {
  expect(directionOfSighting(mode, camera)).toBe(counts);
});
