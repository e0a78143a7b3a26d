import "server-only";
import { keyedHash } from "../secrets";

/** What is kept of a PIN: it depends on whose it is, so that equal PINs are not seen to be equal. */
export function hashPin(personId: string, pin: string): string {
  return keyedHash("kiosk-pin", `${personId}:${pin}`);
}
