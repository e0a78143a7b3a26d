import { newKeySchema, statusOfNewKey } from "@/lib/contracts/kiosk";
import { replaceDeviceKey } from "@/lib/server/devices/replace-device-key";
import { parse, readJson, respond } from "@/lib/server/edge";

export function POST(request: Request): Promise<Response> {
  return respond(
    async () => replaceDeviceKey(parse(newKeySchema, await readJson(request, 8_192)), new Date()),
    statusOfNewKey,
  );
}
