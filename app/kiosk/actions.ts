"use server";

import type { CheckInOutcome } from "@/lib/contracts/check-in";
import { recordCheckIn } from "@/lib/server/attendance/record-check-in";

/** One mark of a paired kiosk; its signature says who calls, so there is no session to ask. */
export async function markAttendance(request: unknown): Promise<CheckInOutcome> {
  return recordCheckIn(request, new Date());
}
