import "server-only";
import { and, eq, gt, isNull, lte, or, sql } from "drizzle-orm";
import { sectionMembers, sections } from "@/db/schema/sections";
import { shiftRuns } from "@/db/schema/shift-runs";
import { shiftAssignments, shiftTemplates } from "@/db/schema/shifts";
import { classSessions } from "@/db/schema/timetable";
import type { OwnDayView, UpcomingView } from "@/lib/contracts/person-attendance";
import { localDateOf } from "@/lib/domain/attendance/schedule";
import { type Actor, authorise } from "../actor";
import { inOrganization, type Transaction } from "../database";
import { unitOfPerson } from "../leave/unit-of-person";
import { ensureSessions, loadOrganization } from "./ensure-sessions";
import { loadRulebook } from "./rulebook";

const DAY_MS = 86_400_000;

/** What today still brings the actor: sessions and shifts that have not opened, where the dates are those of each place. */
export async function getOwnDay(actor: Actor, now: Date): Promise<OwnDayView> {
  authorise(actor, "attendance.view_own");
  const { organizationId, personId } = actor;
  return inOrganization(organizationId, async (tx) => {
    const organization = await loadOrganization(tx, organizationId);
    await ensureSessions(tx, organization, now);
    const day = now.toISOString().slice(0, 10);
    const rulebook = await loadRulebook(tx, organization, { from: day, to: day });
    const timeZone = rulebook.zoneOf(await unitOfPerson(tx, organizationId, personId, now));
    const asked = { organizationId, personId, now };
    const upcoming = [...(await findClasses(tx, asked)), ...(await findShifts(tx, asked))]
      .filter(({ localDate, view }) => localDate === localDateOf(now, view.timeZone))
      .map(({ view }) => view)
      .sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
    return { today: localDateOf(now, timeZone), upcoming };
  });
}

type Asked = { organizationId: string; personId: string; now: Date };
type Dated = { localDate: string; view: UpcomingView };

async function findClasses(tx: Transaction, { organizationId, personId, now }: Asked): Promise<Dated[]> {
  const found = await tx
    .select({ session: classSessions, section: sections })
    .from(sectionMembers)
    .innerJoin(
      classSessions,
      and(
        eq(classSessions.organizationId, sectionMembers.organizationId),
        eq(classSessions.sectionId, sectionMembers.sectionId),
      ),
    )
    .innerJoin(
      sections,
      and(
        eq(sections.organizationId, classSessions.organizationId),
        eq(sections.id, classSessions.sectionId),
      ),
    )
    .where(
      and(
        eq(sectionMembers.organizationId, organizationId),
        eq(sectionMembers.personId, personId),
        eq(sectionMembers.role, "learner"),
        lte(sectionMembers.validFrom, classSessions.localDate),
        or(isNull(sectionMembers.validTo), gt(sectionMembers.validTo, classSessions.localDate)),
        eq(classSessions.state, "scheduled"),
        isNull(classSessions.openedAt),
        ...soon(classSessions, now),
      ),
    );
  return found.map(({ session, section }) => ({
    localDate: session.localDate,
    view: {
      id: session.id,
      kind: "class",
      title: { ar: section.nameAr, en: section.nameEn },
      room: session.room,
      ...times(session),
    },
  }));
}

async function findShifts(tx: Transaction, { organizationId, personId, now }: Asked): Promise<Dated[]> {
  const found = await tx
    .select({ run: shiftRuns, template: shiftTemplates })
    .from(shiftAssignments)
    .innerJoin(
      shiftRuns,
      and(
        eq(shiftRuns.organizationId, shiftAssignments.organizationId),
        eq(shiftRuns.templateId, shiftAssignments.templateId),
      ),
    )
    .innerJoin(
      shiftTemplates,
      and(
        eq(shiftTemplates.organizationId, shiftRuns.organizationId),
        eq(shiftTemplates.id, shiftRuns.templateId),
      ),
    )
    .where(
      and(
        eq(shiftAssignments.organizationId, organizationId),
        eq(shiftAssignments.personId, personId),
        lte(shiftAssignments.validFrom, shiftRuns.localDate),
        or(isNull(shiftAssignments.validTo), gt(shiftAssignments.validTo, shiftRuns.localDate)),
        isNull(shiftRuns.openedAt),
        ...soon(shiftRuns, now),
      ),
    );
  return found.map(({ run, template }) => ({
    localDate: run.localDate,
    view: {
      id: `${run.templateId} ${run.localDate} ${run.slot}`,
      kind: "shift",
      title: { ar: template.nameAr, en: template.nameEn },
      room: null,
      ...times(run),
    },
  }));
}

/** Nobody's today lies further from now than a day. */
function soon({ startsAt }: Pick<typeof classSessions | typeof shiftRuns, "startsAt">, now: Date) {
  const from = new Date(now.getTime() - DAY_MS).toISOString();
  const to = new Date(now.getTime() + DAY_MS).toISOString();
  return [sql`${startsAt} >= ${from}`, sql`${startsAt} <= ${to}`];
}

function times(row: { startsAt: Date; endsAt: Date; windowFrom: Date; timeZone: string }) {
  return {
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    opensAt: row.windowFrom.toISOString(),
    timeZone: row.timeZone,
  };
}
