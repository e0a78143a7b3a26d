import { paperIdSchema } from "@/lib/contracts/corrections";
import { readPaper } from "@/lib/server/corrections/read-paper";
import { currentActor, download, parse } from "@/lib/server/edge";

type PaperContext = { params: Promise<{ paperId: string }> };

/** A paper as a download: a browser never shows somebody else's file as a page of ours. */
export function GET(_: Request, { params }: PaperContext): Promise<Response> {
  return download(async () => {
    const { paperId: id } = parse(paperIdSchema, await params);
    return readPaper(await currentActor(), { id }, new Date());
  });
}
