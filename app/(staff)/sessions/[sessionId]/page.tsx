import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getText } from "@/app/get-language";
import { orNotFound } from "@/app/or-not-found";
import { saySpan } from "@/components/attendance/format-span";
import { RollBoard } from "@/components/roll/roll-board";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { sessionIdSchema } from "@/lib/contracts/roll";
import { formatDate } from "@/lib/i18n/format";
import { inLanguage } from "@/lib/i18n/language";
import { may } from "@/lib/server/actor";
import { getRoll } from "@/lib/server/attendance/get-roll";
import { staffActor } from "../../staff-actor";
import { markPersonAction, markRestAction } from "../actions";
import { SessionTasks } from "./session-tasks";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getText()).text("roll.title") };
}

type RollPageProps = { params: Promise<{ sessionId: string }> };

export default async function RollPage({ params }: RollPageProps) {
  const [{ sessionId }, { text, language }] = await Promise.all([params, getText()]);
  const actor = await staffActor(`/sessions/${encodeURIComponent(sessionId)}`);
  if (!may(actor, "roll.take")) redirect("/today");
  const asked = sessionIdSchema.safeParse({ sessionId });
  if (!asked.success) notFound();
  const view = await orNotFound(getRoll(actor, asked.data, new Date()));
  const place = { language, timeZone: view.timeZone };
  return (
    <>
      <PageHeader
        title={inLanguage(view.section, language)}
        lead={
          <>
            {text("roll.when", { date: formatDate(view.startsAt, place), time: saySpan(text, view, place) })}
            {view.room && ` · ${text("roll.room", { room: view.room })}`}
          </>
        }
        actions={
          <>
            {view.canMark && view.phase === "open" && (
              <ButtonLink href={`/sessions/${view.sessionId}/roll-call`} load="document">
                {text("rollCall.open")}
              </ButtonLink>
            )}
            <ButtonLink href={`/register?scope=section:${view.sectionId}`}>
              {text("roll.register")}
            </ButtonLink>
          </>
        }
      />
      <RollBoard first={view} edges={{ markPerson: markPersonAction, markRest: markRestAction }}>
        {may(actor, "session.manage") && <SessionTasks view={view} />}
      </RollBoard>
    </>
  );
}
