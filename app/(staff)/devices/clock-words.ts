import { isClockWrong } from "@/lib/domain/device-life";
import type { Text } from "@/lib/i18n/text";

/** What is said of a device's clock that is `offsetMs` ahead of the server's (negative: behind; null: never told). */
export function clockWords(offsetMs: number | null, text: Text): string {
  if (offsetMs === null) return text("devices.clock_unknown");
  if (!isClockWrong(offsetMs)) return text("devices.clock_right");
  const count = Math.round(Math.abs(offsetMs) / 60_000);
  return text(offsetMs > 0 ? "devices.clock_fast" : "devices.clock_slow", { count });
}
