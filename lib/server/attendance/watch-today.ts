import "server-only";
import { type Actor, authorise } from "../actor";
import { hearAttendance } from "./hear-attendance";
import { attendanceKey } from "./notify-attendance";

/** Calls `hear` whenever an attendance record of the actor's organisation was written; returns the end of the watch. */
export async function watchToday(actor: Actor, hear: () => void): Promise<() => void> {
  authorise(actor, "attendance.view");
  return hearAttendance(attendanceKey(actor.organizationId), hear);
}
