"use server";

import { changeOrganizationSchema, secondFactorRuleSchema } from "@/lib/contracts/organizations";
import type { Reply } from "@/lib/contracts/problem";
import { currentActor, parse, reply } from "@/lib/server/edge";
import { changeOrganization } from "@/lib/server/organizations/change-organization";
import { setSecondFactorRule } from "@/lib/server/organizations/set-second-factor-rule";

export async function changeOrganizationAction(input: unknown): Promise<Reply<void>> {
  return reply(async () =>
    changeOrganization(await currentActor(), parse(changeOrganizationSchema, input), new Date()),
  );
}

export async function setSecondFactorRuleAction(input: unknown): Promise<Reply<void>> {
  return reply(async () =>
    setSecondFactorRule(await currentActor(), parse(secondFactorRuleSchema, input), new Date()),
  );
}
