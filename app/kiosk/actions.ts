"use server";

import { headers } from "next/headers";
import type { CheckInOutcome } from "@/lib/contracts/check-in";
import { answerPin } from "@/lib/server/attendance/answer-pin";
import { recordCheckIn } from "@/lib/server/attendance/record-check-in";
import { holdAddressRate } from "@/lib/server/call-rates";
import { TooMany } from "@/lib/server/problem";

/** One mark of a paired kiosk; its signature says who calls, so there is no session to ask. */
export async function markAttendance(request: unknown): Promise<CheckInOutcome> {
  return atAddressRate((now) => recordCheckIn(request, now));
}

/** One PIN that was typed at a paired kiosk, signed like a mark. */
export async function answerPinAction(request: unknown): Promise<CheckInOutcome> {
  return atAddressRate((now) => answerPin(request, now));
}

async function atAddressRate(answer: (now: Date) => Promise<CheckInOutcome>): Promise<CheckInOutcome> {
  const now = new Date();
  try {
    holdAddressRate(await headers(), now);
  } catch (error) {
    if (error instanceof TooMany) return { kind: "wait", retryAfterSeconds: error.retryAfterSeconds };
    throw error;
  }
  return answer(now);
}
