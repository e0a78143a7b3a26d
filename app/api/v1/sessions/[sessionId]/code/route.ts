import { currentActor, respond } from "@/lib/server/edge";
import { showClassCode } from "@/lib/server/self-check-in/show-class-code";

type Context = { params: Promise<{ sessionId: string }> };

export function GET(_: Request, { params }: Context): Promise<Response> {
  return respond(async () => showClassCode(await currentActor(), (await params).sessionId, new Date()));
}
