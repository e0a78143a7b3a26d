"use server";

import { saveAlertRuleSchema } from "@/lib/contracts/alerts";
import type { Reply } from "@/lib/contracts/problem";
import { saveAlertRule } from "@/lib/server/alerts/save-alert-rule";
import { currentActor, parse, reply } from "@/lib/server/edge";

export async function saveAlertRuleAction(input: unknown): Promise<Reply<{ id: string }>> {
  return reply(async () =>
    saveAlertRule(await currentActor(), parse(saveAlertRuleSchema, input), new Date()),
  );
}
