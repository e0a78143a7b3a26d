import { publishJwks } from "@/lib/server/accounts/access-token";
import { respond } from "@/lib/server/edge";

export const dynamic = "force-dynamic";

export function GET(): Promise<Response> {
  return respond(() => publishJwks(new Date()));
}
