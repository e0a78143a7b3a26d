"use server";

import { livenessPolicySchema } from "@/lib/contracts/liveness-policy";
import type { Reply } from "@/lib/contracts/problem";
import { currentActor, parse, reply } from "@/lib/server/edge";
import { setLivenessPolicy } from "@/lib/server/liveness/set-liveness-policy";

export async function setLivenessPolicyAction(input: unknown): Promise<Reply<void>> {
  return reply(async () =>
    setLivenessPolicy(await currentActor(), parse(livenessPolicySchema, input), new Date()),
  );
}
