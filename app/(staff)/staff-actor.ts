import { redirect } from "next/navigation";
import type { Actor } from "@/lib/server/actor";
import { pageActor } from "@/lib/server/edge";

/** Who opens a staff page; students are led to their own record. */
export async function staffActor(returnTo: string): Promise<Actor> {
  const actor = await pageActor(returnTo);
  if (actor.role === "student") redirect("/me");
  return actor;
}
