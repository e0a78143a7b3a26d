import { loginApi } from "@/lib/server/accounts/login-api";
import { originOf, readJson, respond } from "@/lib/server/edge";

export function POST(request: Request): Promise<Response> {
  return respond(async () => loginApi(await readJson(request, 2_048), originOf(request), new Date()));
}
