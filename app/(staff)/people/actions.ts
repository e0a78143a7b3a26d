"use server";

import { addPersonSchema } from "@/lib/contracts/people";
import type { Reply } from "@/lib/contracts/problem";
import { currentActor, parse, reply } from "@/lib/server/edge";
import { addPerson } from "@/lib/server/people/add-person";

export async function addPersonAction(input: unknown): Promise<Reply<{ id: string }>> {
  return reply(async () => addPerson(await currentActor(), parse(addPersonSchema, input), new Date()));
}
