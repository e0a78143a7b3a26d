import { expect, it } from "vitest";
import { viewsOf } from "./kiosk-views";

const door = { deviceId: "1", label: "Door" };
const hall = { deviceId: "2", label: "Hall" };

it.each([
  { mode: "AUTO", first: door, leaving: hall, places: ["arriving", "leaving"] },
  { mode: "AUTO", first: door, leaving: null, places: ["only"] },
  { mode: "AUTO", first: null, leaving: null, places: ["only"] },
  { mode: "IN", first: door, leaving: hall, places: ["only"] },
  { mode: "OUT", first: door, leaving: hall, places: ["only"] },
] as const)("a device for $mode with $first and $leaving: $places", ({ mode, first, leaving, places }) => {
  expect(viewsOf({ first, leaving }, mode).map(({ place }) => place)).toEqual(places);
});

it("only the one camera for both directions may be stood in for, and none of two serves the other's", () => {
  const [only] = viewsOf({ first: door, leaving: null }, "AUTO");
  expect(only?.wanted).toEqual({ chosen: door, otherwise: "stand_in", taken: [] });
  const two = viewsOf({ first: door, leaving: hall }, "AUTO").map(({ wanted }) => wanted);
  expect(two).toEqual([
    { chosen: door, otherwise: "nothing", taken: ["2"] },
    { chosen: hall, otherwise: "nothing", taken: ["1"] },
  ]);
});
