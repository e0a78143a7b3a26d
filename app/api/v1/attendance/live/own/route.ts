import { watchOwnAttendance } from "@/lib/server/attendance/watch-own-attendance";
import { currentActor, stream } from "@/lib/server/edge";

export const dynamic = "force-dynamic";

export function GET(request: Request): Promise<Response> {
  return stream(request, async (send) => watchOwnAttendance(await currentActor(), () => send("today")));
}
