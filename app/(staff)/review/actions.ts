"use server";

import { decideCorrectionSchema } from "@/lib/contracts/corrections";
import type { Reply } from "@/lib/contracts/problem";
import { decideEventSchema } from "@/lib/contracts/review";
import { decideCorrection } from "@/lib/server/corrections/decide-correction";
import { currentActor, parse, reply } from "@/lib/server/edge";
import { decideEvent } from "@/lib/server/review/decide-event";

export async function decideEventAction(input: unknown): Promise<Reply<void>> {
  return reply(async () => decideEvent(await currentActor(), parse(decideEventSchema, input), new Date()));
}

export async function decideCorrectionAction(input: unknown): Promise<Reply<void>> {
  return reply(async () =>
    decideCorrection(await currentActor(), parse(decideCorrectionSchema, input), new Date()),
  );
}
