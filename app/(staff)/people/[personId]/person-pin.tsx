"use client";

import { KioskPin } from "@/components/people/kiosk-pin";
import type { PinState } from "@/lib/contracts/kiosk-pin";
import type { PersonSummary } from "@/lib/contracts/people";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage } from "@/lib/i18n/language-provider";
import { givePinAction, takePinAwayAction } from "../actions";

/** The PIN of somebody whom one may enrol, to be told to them. */
export function PersonPin({ person, pin }: { person: PersonSummary; pin: PinState | null }) {
  const name = inLanguage(person.name, useLanguage());
  const input = { personId: person.id };
  return (
    <KioskPin
      pin={pin}
      name={name}
      onGive={() => givePinAction(input)}
      onTake={() => takePinAwayAction(input)}
    />
  );
}
