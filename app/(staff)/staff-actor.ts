import { redirect } from "next/navigation";
import { startPath } from "@/app/start-path";
import { isStaff } from "@/lib/domain/abilities";
import type { Actor } from "@/lib/server/actor";
import { pageActor } from "@/lib/server/edge";

/** Who opens a staff page; others are led to where they begin. */
export async function staffActor(returnTo: string): Promise<Actor> {
  const actor = await pageActor(returnTo);
  if (!isStaff(actor.roles)) redirect(startPath(actor.roles));
  return actor;
}
