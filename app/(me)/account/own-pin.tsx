"use client";

import { KioskPin } from "@/components/people/kiosk-pin";
import type { PinState } from "@/lib/contracts/kiosk-pin";
import { giveOwnPinAction, takeOwnPinAwayAction } from "./actions";

/** One's own PIN for the kiosk. */
export function OwnPin({ pin }: { pin: PinState | null }) {
  return <KioskPin pin={pin} name={null} onGive={giveOwnPinAction} onTake={takeOwnPinAwayAction} />;
}
