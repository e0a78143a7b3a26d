import { PAPER_MAX_BYTES, paperNameSchema } from "@/lib/contracts/corrections";
import { storePaper } from "@/lib/server/corrections/store-paper";
import { currentActor, parse, readBody, respond } from "@/lib/server/edge";

/** Keeps a paper for a request: the file itself as the body, its name in the address. */
export function POST(request: Request): Promise<Response> {
  return respond(async () => {
    const actor = await currentActor();
    const { name } = parse(paperNameSchema, Object.fromEntries(new URL(request.url).searchParams));
    return storePaper(actor, { name, bytes: await readBody(request, PAPER_MAX_BYTES) }, new Date());
  });
}
