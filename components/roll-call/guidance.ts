import { judgeQuality } from "@/lib/domain/quality-gate";
import type { RoomSighting } from "@/lib/domain/roll-call/room-sighting";
import type { Text } from "@/lib/i18n/text";

/** What most helps the next look: more faces than can be looked at, nobody, too small, too dark, or that all is well. */
export function guidance(sighting: RoomSighting | null, text: Text): string {
  if (!sighting) return text("rollCall.looking");
  if (sighting.isCrowded) return text("rollCall.crowded");
  if (sighting.faces.length === 0) return text("rollCall.nobody");
  const hints = sighting.faces.map(({ quality }) => judgeQuality(quality, "roll_call"));
  const small = hints.filter((hint) => hint === "come_closer").length;
  const dark = hints.filter((hint) => hint === "more_light").length;
  if (small > 0) return text("rollCall.too_small", { count: small });
  if (dark > 0) return text("rollCall.too_dark", { count: dark });
  return text("rollCall.seen", { count: sighting.faces.length });
}
