"use server";

import type { Reply } from "@/lib/contracts/problem";
import {
  type AssignShiftOutcome,
  assignShiftSchema,
  endAssignmentSchema,
  saveShiftTemplateSchema,
} from "@/lib/contracts/shifts";
import { currentActor, parse, reply } from "@/lib/server/edge";
import { assignShift } from "@/lib/server/shifts/assign-shift";
import { endShiftAssignment } from "@/lib/server/shifts/end-shift-assignment";
import { saveShiftTemplate } from "@/lib/server/shifts/save-shift-template";

export async function saveShiftTemplateAction(input: unknown): Promise<Reply<{ id: string }>> {
  return reply(async () =>
    saveShiftTemplate(await currentActor(), parse(saveShiftTemplateSchema, input), new Date()),
  );
}

export async function assignShiftAction(input: unknown): Promise<Reply<AssignShiftOutcome>> {
  return reply(async () => assignShift(await currentActor(), parse(assignShiftSchema, input), new Date()));
}

export async function endShiftAssignmentAction(input: unknown): Promise<Reply<void>> {
  return reply(async () =>
    endShiftAssignment(await currentActor(), parse(endAssignmentSchema, input), new Date()),
  );
}
