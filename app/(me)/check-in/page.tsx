import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getText } from "@/app/get-language";
import { startPath } from "@/app/start-path";
import { PageHeader } from "@/components/ui/page-header";
import { may } from "@/lib/server/actor";
import { pageActor } from "@/lib/server/edge";
import { getSelfCheckIn } from "@/lib/server/self-check-in/get-self-check-in";
import { NothingToDo } from "./nothing-to-do";
import { SelfCheckIn } from "./self-check-in";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getText()).text("selfCheckIn.title") };
}

/** Check-in on one's own phone or laptop: the code of the room, then one's own face. */
export default async function CheckInPage() {
  const [actor, { text }] = await Promise.all([pageActor("/check-in"), getText()]);
  if (!may(actor, "attendance.mark")) redirect(startPath(actor.roles));
  const view = await getSelfCheckIn(actor, new Date());
  const canBegin = view.kind === "sessions" && view.sessions.length > 0;
  return (
    <>
      <PageHeader title={text("selfCheckIn.title")} lead={text("selfCheckIn.lead")} />
      {canBegin ? (
        <SelfCheckIn sessions={view.sessions} timeZone={view.timeZone} />
      ) : (
        <NothingToDo why={view.kind === "sessions" ? "nothing_open" : view.kind} />
      )}
    </>
  );
}
