"use server";

import { headers } from "next/headers";
import type { CheckInOutcome } from "@/lib/contracts/check-in";
import { recordCheckIn } from "@/lib/server/attendance/record-check-in";
import { holdAddressRate } from "@/lib/server/call-rates";
import { TooMany } from "@/lib/server/problem";

/** One mark of a paired kiosk; its signature says who calls, so there is no session to ask. */
export async function markAttendance(request: unknown): Promise<CheckInOutcome> {
  const now = new Date();
  try {
    holdAddressRate(await headers(), now);
  } catch (error) {
    if (error instanceof TooMany) return { kind: "wait", retryAfterSeconds: error.retryAfterSeconds };
    throw error;
  }
  return recordCheckIn(request, now);
}
