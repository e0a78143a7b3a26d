"use server";

import { withdrawConsentSchema } from "@/lib/contracts/enrolment";
import { addPersonSchema } from "@/lib/contracts/people";
import type { Reply } from "@/lib/contracts/problem";
import { currentActor, parse, reply } from "@/lib/server/edge";
import { withdrawConsent } from "@/lib/server/enrolment/withdraw-consent";
import { addPerson } from "@/lib/server/people/add-person";

export async function addPersonAction(input: unknown): Promise<Reply<{ id: string }>> {
  return reply(async () => addPerson(await currentActor(), parse(addPersonSchema, input), new Date()));
}

export async function withdrawConsentAction(input: unknown): Promise<Reply<{ templates: number }>> {
  return reply(async () =>
    withdrawConsent(await currentActor(), parse(withdrawConsentSchema, input), new Date()),
  );
}
