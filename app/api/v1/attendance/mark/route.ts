import { MARK_MAX_BYTES, statusOfOutcome } from "@/lib/contracts/check-in";
import { recordCheckIn } from "@/lib/server/attendance/record-check-in";
import { readJson, respond } from "@/lib/server/edge";

export function POST(request: Request): Promise<Response> {
  return respond(
    async () => recordCheckIn(await readJson(request, MARK_MAX_BYTES), new Date()),
    statusOfOutcome,
  );
}
