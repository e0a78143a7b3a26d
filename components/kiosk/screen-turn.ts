/** The right to light somebody's face with the screen: `take` answers whether it was free or already one's own, `leave` gives it back. */
export type ScreenTurn = { take(): boolean; leave(): void };

/** Hands out turns at one screen, for as many views as share it: two colours at once would be neither. */
export function createScreen(): () => ScreenTurn {
  let holder: ScreenTurn | null = null;
  return () => {
    const turn: ScreenTurn = {
      take() {
        holder ??= turn;
        return holder === turn;
      },
      leave() {
        if (holder === turn) holder = null;
      },
    };
    return turn;
  };
}
