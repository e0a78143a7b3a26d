"use server";

import { lockPeriodSchema, reopenPeriodSchema } from "@/lib/contracts/periods";
import type { Reply } from "@/lib/contracts/problem";
import { currentActor, parse, reply } from "@/lib/server/edge";
import { lockPeriod } from "@/lib/server/periods/lock-period";
import { reopenPeriod } from "@/lib/server/periods/reopen-period";

export async function lockPeriodAction(input: unknown): Promise<Reply<{ lockId: string }>> {
  return reply(async () => lockPeriod(await currentActor(), parse(lockPeriodSchema, input), new Date()));
}

export async function reopenPeriodAction(input: unknown): Promise<Reply<void>> {
  return reply(async () => reopenPeriod(await currentActor(), parse(reopenPeriodSchema, input), new Date()));
}
