/**
 * The right of one view to the whole screen. `take` takes it to light a face, `cover` to ask somebody something over all views; both answer
 * whether it was free or already one's own. `leave` gives it back. `isCovered`: another view asks somebody, and nobody sees this one.
 */
export type ScreenTurn = { take(): boolean; cover(): boolean; leave(): void; isCovered(): boolean };

/** Hands out turns at one screen, for as many views as share it: two colours at once would be neither. */
export function createScreen(): () => ScreenTurn {
  let held: { by: ScreenTurn; covering: boolean } | null = null;
  return () => {
    const hold = (covering: boolean) => {
      held ??= { by: turn, covering };
      if (held.by !== turn) return false;
      held = { by: turn, covering };
      return true;
    };
    const turn: ScreenTurn = {
      take: () => hold(false),
      cover: () => hold(true),
      leave() {
        if (held?.by === turn) held = null;
      },
      isCovered: () => held !== null && held.by !== turn && held.covering,
    };
    return turn;
  };
}
