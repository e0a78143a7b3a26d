import { deviceProofSchema } from "@/lib/contracts/attestation";
import { getKioskState } from "@/lib/server/devices/get-kiosk-state";
import { parse, readJson, respond } from "@/lib/server/edge";

export function POST(request: Request): Promise<Response> {
  return respond(async () =>
    getKioskState(parse(deviceProofSchema, await readJson(request, 4_096)).proof, new Date()),
  );
}
