import "server-only";
import type { LeaveTypeView } from "@/lib/contracts/leave";
import { type Actor, authorise } from "../actor";
import { inOrganization } from "../database";
import { findLeaveTypes } from "./queries";

/** What leave can be asked for. */
export async function listLeaveTypes(actor: Actor): Promise<LeaveTypeView[]> {
  authorise(actor, "leave.request");
  return inOrganization(actor.organizationId, (tx) => findLeaveTypes(tx, actor.organizationId));
}
