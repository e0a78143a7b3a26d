import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getText } from "@/app/get-language";
import { startPath } from "@/app/start-path";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { inLanguage } from "@/lib/i18n/language";
import { may } from "@/lib/server/actor";
import { getOwnAttendance } from "@/lib/server/attendance/get-own-attendance";
import { getOwnDay } from "@/lib/server/attendance/get-own-day";
import { pageActor } from "@/lib/server/edge";
import { listLeaveTypes } from "@/lib/server/leave/list-leave-types";
import { getOwnRenewal } from "@/lib/server/people/get-own-renewal";
import { isSelfCheckInAllowed } from "@/lib/server/self-check-in/is-self-check-in-allowed";
import { OwnAttendance } from "./own-attendance";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getText()).text("record.title") };
}

export default async function OwnAttendancePage() {
  const [actor, { text, language }] = await Promise.all([pageActor("/me"), getText()]);
  if (!may(actor, "attendance.view_own")) redirect(startPath(actor.roles));
  const now = new Date();
  const view = await getOwnAttendance(actor, {}, now);
  const day = await getOwnDay(actor, now);
  const renewal = await getOwnRenewal(actor, now);
  return (
    <>
      <PageHeader
        title={text("record.greeting", { name: inLanguage(actor.name, language) })}
        lead={text("record.lead")}
        actions={
          (await isSelfCheckInAllowed(actor)) && (
            <ButtonLink href="/check-in" tone="primary" load="document">
              {text("selfCheckIn.title")}
            </ButtonLink>
          )
        }
      />
      {renewal && (
        <Notice tone="info" title={text("record.renewal_title")}>
          {text(`record.renewal_${renewal}`)} {text("record.renewal_how")}
        </Notice>
      )}
      {view.lines.length + day.upcoming.length === 0 ? (
        <EmptyState title={text("record.empty_title")}>{text("record.empty_body")}</EmptyState>
      ) : (
        <OwnAttendance
          view={view}
          day={day}
          leaveTypes={await listLeaveTypes(actor)}
          now={now.toISOString()}
        />
      )}
    </>
  );
}
