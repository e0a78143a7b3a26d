"use server";

import type { Reply } from "@/lib/contracts/problem";
import { type ImportOutcome, importRosterSchema } from "@/lib/contracts/roster-import";
import { addMemberSchema, endMemberSchema, moveMemberSchema } from "@/lib/contracts/rosters";
import { currentActor, parse, reply } from "@/lib/server/edge";
import { addMember } from "@/lib/server/rosters/add-member";
import { endMember } from "@/lib/server/rosters/end-member";
import { importRoster } from "@/lib/server/rosters/import-roster";
import { moveMember } from "@/lib/server/rosters/move-member";

export async function addMemberAction(input: unknown): Promise<Reply<void>> {
  return reply(async () => addMember(await currentActor(), parse(addMemberSchema, input), new Date()));
}

export async function endMemberAction(input: unknown): Promise<Reply<void>> {
  return reply(async () => endMember(await currentActor(), parse(endMemberSchema, input), new Date()));
}

export async function moveMemberAction(input: unknown): Promise<Reply<void>> {
  return reply(async () => moveMember(await currentActor(), parse(moveMemberSchema, input), new Date()));
}

export async function importRosterAction(input: unknown): Promise<Reply<ImportOutcome>> {
  return reply(async () => importRoster(await currentActor(), parse(importRosterSchema, input), new Date()));
}
