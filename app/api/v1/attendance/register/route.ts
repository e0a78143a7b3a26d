import { readScopeText } from "@/components/register/scope-text";
import { readRegisterSchema } from "@/lib/contracts/register";
import { getRegister } from "@/lib/server/attendance/get-register";
import { currentActor, parse, respond } from "@/lib/server/edge";

/** A page of a register: `?scope=section:ID&from=2026-11-01&to=2026-11-30&offset=0`. */
export function GET(request: Request): Promise<Response> {
  return respond(async () => {
    const actor = await currentActor();
    const { scope, ...rest } = Object.fromEntries(new URL(request.url).searchParams);
    return getRegister(
      actor,
      parse(readRegisterSchema, { ...rest, scope: readScopeText(scope) }),
      new Date(),
    );
  });
}
