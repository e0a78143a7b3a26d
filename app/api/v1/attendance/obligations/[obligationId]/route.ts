import { obligationIdSchema } from "@/lib/contracts/person-attendance";
import { getObligation } from "@/lib/server/attendance/get-obligation";
import { currentActor, parse, respond } from "@/lib/server/edge";

type ObligationContext = { params: Promise<{ obligationId: string }> };

export function GET(_: Request, { params }: ObligationContext): Promise<Response> {
  return respond(async () =>
    getObligation(await currentActor(), parse(obligationIdSchema, await params), new Date()),
  );
}
