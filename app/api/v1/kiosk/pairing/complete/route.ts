import { completePairingSchema } from "@/lib/contracts/kiosk";
import { completePairing } from "@/lib/server/devices/complete-pairing";
import { parse, readJson, respond } from "@/lib/server/edge";

export function POST(request: Request): Promise<Response> {
  return respond(async () =>
    completePairing(parse(completePairingSchema, await readJson(request, 4_096)), new Date()),
  );
}
