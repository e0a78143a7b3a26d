import "server-only";
import { type Actor, authorise } from "../actor";
import { finaliseOrganization } from "./finalise-due";

/** Settles what is over in the actor's organisation at once, without waiting for the system's clock. */
export async function finaliseNow(actor: Actor, now: Date): Promise<{ settled: number }> {
  authorise(actor, "attendance.finalise");
  return { settled: await finaliseOrganization(actor.organizationId, now) };
}
