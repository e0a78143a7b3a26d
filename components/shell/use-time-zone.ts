import { useSyncExternalStore } from "react";

const never = () => () => {};

/** The reader's own time zone; UTC while the server renders. */
export function useTimeZone(): string {
  return useSyncExternalStore(
    never,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => "UTC",
  );
}
