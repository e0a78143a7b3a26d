import type { Metadata } from "next";
import { Suspense } from "react";
import { getText } from "@/app/get-language";
import { LoadingNotice } from "@/components/shell/loading-notice";
import { TodayBoard } from "@/components/today/today-board";
import type { Actor } from "@/lib/server/actor";
import { getToday } from "@/lib/server/attendance/get-today";
import { staffActor } from "../staff-actor";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getText()).text("today.title") };
}

/** Who may see it is settled before anything is sent, so that a redirect is a real one; only the data is waited for in the page. */
export default async function TodayPage() {
  const actor = await staffActor("/today");
  return (
    <Suspense fallback={<LoadingNotice />}>
      <Today actor={actor} />
    </Suspense>
  );
}

async function Today({ actor }: { actor: Actor }) {
  return <TodayBoard first={await getToday(actor, new Date())} />;
}
