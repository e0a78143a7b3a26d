import { beginPairingSchema } from "@/lib/contracts/kiosk";
import { addressOf } from "@/lib/server/call-rates";
import { beginPairing } from "@/lib/server/devices/begin-pairing";
import { parse, readJson, respond } from "@/lib/server/edge";

export function POST(request: Request): Promise<Response> {
  return respond(async () =>
    beginPairing(
      parse(beginPairingSchema, await readJson(request, 1_024)).code,
      addressOf(request.headers),
      new Date(),
    ),
  );
}
