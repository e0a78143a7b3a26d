import { getToday } from "@/lib/server/attendance/get-today";
import { currentActor, respond } from "@/lib/server/edge";

export function GET(): Promise<Response> {
  return respond(async () => getToday(await currentActor(), new Date()));
}
