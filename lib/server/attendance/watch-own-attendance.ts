import "server-only";
import { type Actor, authorise } from "../actor";
import { hearAttendance } from "./hear-attendance";
import { attendanceKey } from "./notify-attendance";

/** Calls `hear` whenever the actor's own attendance changed, and at nobody else's; returns the end of the watch. */
export async function watchOwnAttendance(actor: Actor, hear: () => void): Promise<() => void> {
  authorise(actor, "attendance.view_own");
  return hearAttendance(attendanceKey(actor.organizationId, actor.personId), hear);
}
