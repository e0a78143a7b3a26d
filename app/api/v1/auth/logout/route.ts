import { refreshRequestSchema } from "@/lib/contracts/tokens";
import { logoutApi } from "@/lib/server/accounts/logout-api";
import { parse, readJson, respond } from "@/lib/server/edge";

export function POST(request: Request): Promise<Response> {
  return respond(async () => {
    await logoutApi(parse(refreshRequestSchema, await readJson(request, 2_048)).refreshToken, new Date());
    return { ended: true };
  });
}
