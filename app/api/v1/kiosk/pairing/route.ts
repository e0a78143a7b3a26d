import { beginPairingSchema } from "@/lib/contracts/kiosk";
import { beginPairing } from "@/lib/server/devices/begin-pairing";
import { addressOf, parse, readJson, respond } from "@/lib/server/edge";

export function POST(request: Request): Promise<Response> {
  return respond(async () =>
    beginPairing(
      parse(beginPairingSchema, await readJson(request, 1_024)).code,
      addressOf(request),
      new Date(),
    ),
  );
}
