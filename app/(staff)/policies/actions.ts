"use server";

import {
  type PolicyPreview,
  rateRulesSchema,
  type SavePolicyOutcome,
  savePolicySchema,
} from "@/lib/contracts/policies";
import type { Reply } from "@/lib/contracts/problem";
import { currentActor, parse, reply } from "@/lib/server/edge";
import { previewPolicyChange } from "@/lib/server/policies/preview-policy-change";
import { savePolicy } from "@/lib/server/policies/save-policy";
import { setRateRules } from "@/lib/server/policies/set-rate-rules";

export async function previewPolicyAction(input: unknown): Promise<Reply<PolicyPreview>> {
  return reply(async () =>
    previewPolicyChange(await currentActor(), parse(savePolicySchema, input), new Date()),
  );
}

export async function savePolicyAction(input: unknown): Promise<Reply<SavePolicyOutcome>> {
  return reply(async () => savePolicy(await currentActor(), parse(savePolicySchema, input), new Date()));
}

export async function setRateRulesAction(input: unknown): Promise<Reply<void>> {
  return reply(async () => setRateRules(await currentActor(), parse(rateRulesSchema, input), new Date()));
}
