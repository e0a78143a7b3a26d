import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getText } from "@/app/get-language";
import { orNotFound } from "@/app/or-not-found";
import { saySpan } from "@/components/attendance/format-span";
import { ReducedNotice } from "@/components/capture/reduced-notice";
import { RollCallBoard } from "@/components/roll-call/roll-call-board";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { sessionIdSchema } from "@/lib/contracts/roll";
import { formatDate } from "@/lib/i18n/format";
import { inLanguage } from "@/lib/i18n/language";
import { may } from "@/lib/server/actor";
import { getRollCall } from "@/lib/server/roll-call/get-roll-call";
import { staffActor } from "../../../staff-actor";
import { confirmRollCallAction, nameFacesAction } from "../../actions";
import { obstacleOf } from "./obstacle";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getText()).text("rollCall.title") };
}

type RollCallPageProps = { params: Promise<{ sessionId: string }> };

export default async function RollCallPage({ params }: RollCallPageProps) {
  const [{ sessionId }, { text, language }] = await Promise.all([params, getText()]);
  const actor = await staffActor(`/sessions/${encodeURIComponent(sessionId)}/roll-call`);
  if (!may(actor, "roll.take")) redirect("/today");
  const asked = sessionIdSchema.safeParse({ sessionId });
  if (!asked.success) notFound();
  const view = await orNotFound(getRollCall(actor, asked.data, new Date()));
  const { roll, embedder, enrolledIds, isReduced } = view;
  const place = { language, timeZone: roll.timeZone };
  const obstacle = obstacleOf(view);
  const back = <ButtonLink href={`/sessions/${roll.sessionId}`}>{text("rollCall.by_hand")}</ButtonLink>;
  return (
    <>
      <PageHeader
        title={text("rollCall.of_section", { section: inLanguage(roll.section, language) })}
        lead={text("roll.when", {
          date: formatDate(roll.startsAt, place),
          time: saySpan(text, roll, place),
        })}
        actions={back}
      />
      {obstacle || embedder === null ? (
        <EmptyState title={text(`rollCall.obstacle_${obstacle ?? "no_model"}`)}>
          {text(`rollCall.obstacle_${obstacle ?? "no_model"}_body`)}
        </EmptyState>
      ) : (
        <>
          {isReduced && <ReducedNotice />}
          <RollCallBoard
            roll={roll}
            embedder={embedder}
            enrolledIds={enrolledIds}
            edges={{ nameFaces: nameFacesAction, confirm: confirmRollCallAction }}
          />
        </>
      )}
    </>
  );
}
