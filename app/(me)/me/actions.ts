"use server";

import { correctionIdSchema, requestCorrectionSchema } from "@/lib/contracts/corrections";
import { leaveIdSchema, requestLeaveSchema } from "@/lib/contracts/leave";
import type { Reply } from "@/lib/contracts/problem";
import { requestCorrection } from "@/lib/server/corrections/request-correction";
import { withdrawCorrection } from "@/lib/server/corrections/withdraw-correction";
import { currentActor, parse, reply } from "@/lib/server/edge";
import { requestLeave } from "@/lib/server/leave/request-leave";
import { withdrawLeave } from "@/lib/server/leave/withdraw-leave";

export async function requestCorrectionAction(input: unknown): Promise<Reply<{ correctionId: string }>> {
  return reply(async () =>
    requestCorrection(await currentActor(), parse(requestCorrectionSchema, input), new Date()),
  );
}

export async function withdrawCorrectionAction(input: unknown): Promise<Reply<void>> {
  return reply(async () =>
    withdrawCorrection(await currentActor(), parse(correctionIdSchema, input), new Date()),
  );
}

export async function requestLeaveAction(input: unknown): Promise<Reply<{ leaveId: string }>> {
  return reply(async () => requestLeave(await currentActor(), parse(requestLeaveSchema, input), new Date()));
}

export async function withdrawLeaveAction(input: unknown): Promise<Reply<void>> {
  return reply(async () => withdrawLeave(await currentActor(), parse(leaveIdSchema, input), new Date()));
}
