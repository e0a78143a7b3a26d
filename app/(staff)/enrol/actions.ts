"use server";

import { type EnrolmentOutcome, enrolmentSchema } from "@/lib/contracts/enrolment";
import type { Reply } from "@/lib/contracts/problem";
import { currentActor, parse, reply } from "@/lib/server/edge";
import { enrolPerson } from "@/lib/server/enrolment/enrol-person";

export async function enrolPersonAction(input: unknown): Promise<Reply<EnrolmentOutcome>> {
  return reply(async () => enrolPerson(await currentActor(), parse(enrolmentSchema, input), new Date()));
}
