import { sessionIdSchema } from "@/lib/contracts/roll";
import { getRoll } from "@/lib/server/attendance/get-roll";
import { currentActor, parse, respond } from "@/lib/server/edge";

type RollContext = { params: Promise<{ sessionId: string }> };

export function GET(_: Request, { params }: RollContext): Promise<Response> {
  return respond(async () => getRoll(await currentActor(), parse(sessionIdSchema, await params), new Date()));
}
