"use server";

import { decideLeaveSchema, leaveTypeIdSchema, saveLeaveTypeSchema } from "@/lib/contracts/leave";
import type { Reply } from "@/lib/contracts/problem";
import { currentActor, parse, reply } from "@/lib/server/edge";
import { decideLeave } from "@/lib/server/leave/decide-leave";
import { retireLeaveType } from "@/lib/server/leave/retire-leave-type";
import { saveLeaveType } from "@/lib/server/leave/save-leave-type";

export async function decideLeaveAction(input: unknown): Promise<Reply<void>> {
  return reply(async () => decideLeave(await currentActor(), parse(decideLeaveSchema, input), new Date()));
}

export async function saveLeaveTypeAction(input: unknown): Promise<Reply<{ id: string }>> {
  return reply(async () =>
    saveLeaveType(await currentActor(), parse(saveLeaveTypeSchema, input), new Date()),
  );
}

export async function retireLeaveTypeAction(input: unknown): Promise<Reply<void>> {
  return reply(async () =>
    retireLeaveType(await currentActor(), parse(leaveTypeIdSchema, input), new Date()),
  );
}
