import "server-only";
import { and, eq } from "drizzle-orm";
import { terms } from "@/db/schema/courses";
import { sections } from "@/db/schema/sections";
import type { OverviewView, ReadOverviewRequest } from "@/lib/contracts/overview";
import { addDays } from "@/lib/domain/attendance/date-range";
import { localDateOf } from "@/lib/domain/attendance/schedule";
import { type Actor, authorise } from "../actor";
import { inOrganization, type Transaction } from "../database";
import { type ResolvedScope, resolveScope } from "./attendance-scope";
import { ensureSessions, loadOrganization } from "./ensure-sessions";
import { findAtRisk } from "./find-at-risk";
import { findUntaken } from "./overview-queries";
import { loadRulebook } from "./rulebook";
import { codeView, loadStatusCodes } from "./status-codes";
import { summariseDays } from "./summarise-days";

const LOOK_BACK_DAYS = 30;

/** What a section, a unit or everything in reach came to over some time. Problem: `scope_not_found`. */
export async function getOverview(
  actor: Actor,
  input: ReadOverviewRequest,
  now: Date,
): Promise<OverviewView> {
  const reach = authorise(actor, "attendance.view");
  const { organizationId } = actor;
  return inOrganization(organizationId, async (tx) => {
    const organization = await loadOrganization(tx, organizationId);
    await ensureSessions(tx, organization, now);
    const scope = await resolveScope(tx, { actor, reach, now }, input.scope);
    const rulebook = await loadRulebook(tx, organization, { from: "2000-01-01", to: "2000-01-01" });
    const timeZone = rulebook.zoneOf(scope.unitId);
    const today = localDateOf(now, timeZone);
    const term = await findTerm(tx, organizationId, scope);
    const to = input.to ?? (term && term.to < today ? term.to : today);
    const from = input.from ?? (term && term.from <= to ? term.from : addDays(to, 1 - LOOK_BACK_DAYS));
    const codes = await loadStatusCodes(tx, organizationId);
    const question = { scope, codes, from, to, today, termEnd: term?.to ?? null, now };
    const { trend, distribution, rate } = await summariseDays(tx, rulebook, question);
    const untaken = await findUntaken(tx, organizationId, { scope, from, to, now });
    return {
      title: scope.title,
      from,
      to,
      timeZone,
      codes: codes.map(codeView),
      rate,
      trend,
      distribution,
      threshold: organization.atRiskPercent / 100,
      atRisk: await findAtRisk(tx, rulebook, question),
      untaken: untaken.map(({ ar, en, ...session }) => ({ ...session, section: { ar, en } })),
    };
  });
}

/** The term of a section; other scopes have none of their own. */
async function findTerm(
  tx: Transaction,
  organizationId: string,
  { sectionId }: ResolvedScope,
): Promise<{ from: string; to: string } | null> {
  if (sectionId === null) return null;
  const [found] = await tx
    .select({ from: terms.startsOn, to: terms.endsOn })
    .from(sections)
    .innerJoin(terms, and(eq(terms.organizationId, sections.organizationId), eq(terms.id, sections.termId)))
    .where(and(eq(sections.organizationId, organizationId), eq(sections.id, sectionId)));
  return found ?? null;
}
