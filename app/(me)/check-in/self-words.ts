import type { CheckInState } from "@/components/kiosk/check-in-state";
import { type Words, wordsFor } from "@/components/kiosk/check-in-words";
import type { Place } from "@/lib/i18n/format";
import type { Text } from "@/lib/i18n/text";

const DONE = ["recorded", "already_recorded", "checked_out", "in_review"];

/** What an answer says on an own device: a kiosk's words where something was recorded, and where not, what to do with a phone in hand. */
export function selfWords(state: CheckInState, text: Text, place: Place): { words: Words; isDone: boolean } {
  const isDone = DONE.includes(state.kind);
  if (isDone && state.kind !== "in_review") return { words: wordsFor(state, text, place), isDone };
  switch (state.kind) {
    case "in_review": {
      const detail = text("selfCheckIn.in_review_detail");
      return {
        words: { tone: "info", icon: "clock", title: text("selfCheckIn.in_review_title"), detail },
        isDone,
      };
    }
    case "not_recognised": {
      const detail = text("selfCheckIn.not_accepted_detail");
      return {
        words: { tone: "bad", icon: "unknown", title: text("selfCheckIn.not_accepted_title"), detail },
        isDone,
      };
    }
    case "no_session": {
      const detail = text("selfCheckIn.closed");
      return { words: { tone: "info", icon: "calendar", title: text("kiosk.no_session"), detail }, isDone };
    }
    default: {
      const detail = text("selfCheckIn.too_slow_detail");
      return {
        words: { tone: "attention", icon: "again", title: text("selfCheckIn.too_slow_title"), detail },
        isDone,
      };
    }
  }
}
