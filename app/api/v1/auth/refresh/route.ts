import { refreshRequestSchema } from "@/lib/contracts/tokens";
import { refreshAccess } from "@/lib/server/accounts/refresh-access";
import { parse, readJson, respond } from "@/lib/server/edge";

export function POST(request: Request): Promise<Response> {
  return respond(async () =>
    refreshAccess(parse(refreshRequestSchema, await readJson(request, 2_048)).refreshToken, new Date()),
  );
}
