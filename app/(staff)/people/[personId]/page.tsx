import type { Metadata } from "next";
import { getText } from "@/app/get-language";
import { orNotFound } from "@/app/or-not-found";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/domain/abilities";
import { localDateOf } from "@/lib/domain/attendance/schedule";
import { inLanguage } from "@/lib/i18n/language";
import { may } from "@/lib/server/actor";
import { listRoleHolders } from "@/lib/server/affiliations/list-role-holders";
import { getPersonAttendance } from "@/lib/server/attendance/get-person-attendance";
import { getPerson } from "@/lib/server/people/get-person";
import { getPin } from "@/lib/server/pins/get-pin";
import { listUnitChoices } from "@/lib/server/units/list-unit-choices";
import { staffActor } from "../../staff-actor";
import { FacePanel } from "./face-panel";
import { LeavingPanel } from "./leaving-panel";
import { PersonAttendance } from "./person-attendance";
import { PersonFacts } from "./person-facts";
import { PersonPin } from "./person-pin";
import { RolesPanel } from "./roles-panel";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getText()).text("people.title") };
}

type PersonPageProps = { params: Promise<{ personId: string }>; searchParams: Promise<{ added?: string }> };

export default async function PersonPage({ params, searchParams }: PersonPageProps) {
  const [{ personId }, { added }, { text, language }] = await Promise.all([params, searchParams, getText()]);
  const actor = await staffActor(`/people/${encodeURIComponent(personId)}`);
  const person = await orNotFound(getPerson(actor, personId));
  const name = inLanguage(person.name, language);
  const now = new Date();
  const attendance = may(actor, "attendance.view")
    ? await getPersonAttendance(actor, { personId: person.id }, now)
    : null;
  const units = may(actor, "person.change") ? await listUnitChoices(actor, now) : null;
  const roles = may(actor, "role.manage") ? await listRoleHolders(actor, { personId: person.id }, now) : null;
  const mayEnrol = can(actor.roles, "person.enrol") && person.status === "active";
  const pin = mayEnrol ? await getPin(actor, { personId: person.id }, now) : null;
  const [holder] = roles?.holders ?? [];
  return (
    <>
      <PageHeader
        title={name}
        lead={text(`people.kind_${person.kind}`)}
        actions={<ButtonLink href="/people">{text("people.all")}</ButtonLink>}
      />
      <div className="grid gap-4">
        {added && (
          <Notice tone="success" title={text("people.added", { name })}>
            {text("people.added_next")}
          </Notice>
        )}
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <PersonFacts person={person} units={units} />
          <div className="grid gap-4">
            <FacePanel
              person={person}
              mayEnrol={mayEnrol}
              mayWithdraw={can(actor.roles, "consent.withdraw")}
            />
            {mayEnrol && <PersonPin person={person} pin={pin} />}
          </div>
        </div>
        {attendance && (
          <section aria-labelledby="person-attendance" className="mt-2 grid gap-3">
            <h2 id="person-attendance" className="font-semibold text-xl">
              {text("attendance.title")}
            </h2>
            <PersonAttendance
              view={attendance}
              today={localDateOf(now, attendance.timeZone)}
              may={{ mark: may(actor, "roll.take"), decide: may(actor, "correction.decide") }}
            />
          </section>
        )}
        {roles && (
          <section aria-labelledby="person-administration" className="mt-2 grid gap-3">
            <h2 id="person-administration" className="font-semibold text-xl">
              {text("people.administration")}
            </h2>
            <div className="grid items-start gap-4 lg:grid-cols-2">
              {holder && (
                <RolesPanel
                  holder={holder}
                  units={units ?? []}
                  today={roles.today}
                  now={now.toISOString()}
                  isOwn={holder.account?.accountId === actor.accountId}
                />
              )}
              {may(actor, "person.delete") && person.id !== actor.personId && (
                <LeavingPanel person={person} today={roles.today} />
              )}
            </div>
          </section>
        )}
      </div>
    </>
  );
}
