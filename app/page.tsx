import { redirect } from "next/navigation";
import { pageActor } from "@/lib/server/edge";
import { startPath } from "./start-path";

export default async function StartPage() {
  const actor = await pageActor("/");
  redirect(startPath(actor.roles));
}
