import { SCREEN_COLOURS } from "@/lib/domain/liveness/colour-response";

/** The whole screen in one colour, bright enough to be seen on a face. */
export function ScreenColour({ shown }: { shown: number }) {
  const [red, green, blue] = SCREEN_COLOURS[shown] ?? SCREEN_COLOURS[0];
  return (
    <div
      aria-hidden="true"
      className="fixed inset-0 z-10"
      style={{ backgroundColor: `rgb(${red} ${green} ${blue})` }}
    />
  );
}
