import { watchToday } from "@/lib/server/attendance/watch-today";
import { currentActor, stream } from "@/lib/server/edge";

export const dynamic = "force-dynamic";

export function GET(request: Request): Promise<Response> {
  return stream(request, async (send) => watchToday(await currentActor(), () => send("today")));
}
