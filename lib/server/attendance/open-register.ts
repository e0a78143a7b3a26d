import "server-only";
import { and, asc, desc, eq, gte, inArray, lte } from "drizzle-orm";
import { terms } from "@/db/schema/courses";
import { sections } from "@/db/schema/sections";
import type {
  AttendanceScope,
  OpenRegisterRequest,
  RegisterFrame,
  RegisterPlace,
} from "@/lib/contracts/register";
import { monthOf, weekOf, weekStartAfter } from "@/lib/domain/attendance/date-range";
import { localDateOf } from "@/lib/domain/attendance/schedule";
import { inTreeOrder } from "@/lib/domain/units";
import { type Actor, authorise } from "../actor";
import { inOrganization, type Transaction } from "../database";
import { Problem } from "../problem";
import { type OwnReach, reachOf } from "../sections/own-sections";
import { findUnits } from "../units/queries";
import { loadOrganization } from "./ensure-sessions";
import { loadRulebook } from "./rulebook";

const EVERYBODY = {
  scope: { kind: "organization" as const },
  name: { ar: "الجميع", en: "Everybody" },
  depth: 0,
};

/**
 * The frame of a register: where the actor can look, and the days of the week, month or term that hold the date there. Problems:
 * `scope_not_found` for a section or unit outside the actor's reach.
 */
export async function openRegister(
  actor: Actor,
  input: OpenRegisterRequest,
  now: Date,
): Promise<RegisterFrame> {
  const reach = authorise(actor, "attendance.view");
  const { organizationId } = actor;
  return inOrganization(organizationId, async (tx) => {
    const own = await reachOf(tx, actor, reach, now);
    const ofSections = await findSections(tx, organizationId, own);
    const places = await placesOf(tx, organizationId, { own, ofSections });
    const scope = input.scope ?? (ofSections[0] ? sectionScope(ofSections[0]) : places[0]?.scope) ?? null;
    if (scope && !places.some((place) => isSame(place.scope, scope)))
      throw new Problem("not_found", "scope_not_found", "scope");
    const section = ofSections.find(({ id }) => scope?.kind === "section" && scope.id === id) ?? null;
    const unitId = scope?.kind === "unit" ? scope.id : (section?.unitId ?? null);
    const day = now.toISOString().slice(0, 10);
    const organization = await loadOrganization(tx, organizationId);
    const rules = await loadRulebook(tx, organization, { from: day, to: day });
    const today = localDateOf(now, rules.zoneOf(unitId));
    const date = input.date ?? today;
    const weekStart = weekStartAfter(rules.weekendOf(unitId));
    const term = await findTerm(tx, organizationId, { date, termId: section?.termId ?? null });
    const span = input.span === "term" && !term ? "month" : input.span;
    const range =
      span === "term" && term
        ? { from: term.from, to: term.to }
        : span === "week"
          ? weekOf(date, weekStart)
          : monthOf(date);
    return { today, places, scope, span, date, ...range, weekStart, term };
  });
}

type SectionRow = typeof sections.$inferSelect;

async function findSections(
  tx: Transaction,
  organizationId: string,
  own: OwnReach | null,
): Promise<SectionRow[]> {
  return tx
    .select()
    .from(sections)
    .where(
      and(
        eq(sections.organizationId, organizationId),
        own === null ? undefined : inArray(sections.id, own.sectionIds),
      ),
    )
    .orderBy(asc(sections.nameEn), asc(sections.id));
}

/** Everybody, then the units as the tree is read, then the sections; nothing for somebody whose reach is empty. */
async function placesOf(
  tx: Transaction,
  organizationId: string,
  { own, ofSections }: { own: OwnReach | null; ofSections: SectionRow[] },
): Promise<RegisterPlace[]> {
  const found = await findUnits(tx, organizationId);
  const inReach = own === null ? found : found.filter(({ id }) => own.unitIds.includes(id));
  const ofUnits = inTreeOrder(inReach).map(({ id, depth, nameAr, nameEn }) => ({
    scope: { kind: "unit" as const, id },
    name: { ar: nameAr, en: nameEn },
    depth,
  }));
  const places = [
    ...ofUnits,
    ...ofSections.map((section) => ({
      scope: sectionScope(section),
      name: { ar: section.nameAr, en: section.nameEn },
      depth: 0,
    })),
  ];
  return own !== null && places.length === 0 ? [] : [EVERYBODY, ...places];
}

/** The term that a section belongs to where it holds the date, else the latest begun one of the organisation that does. */
async function findTerm(
  tx: Transaction,
  organizationId: string,
  { date, termId }: { date: string; termId: string | null },
): Promise<RegisterFrame["term"]> {
  const found = await tx
    .select()
    .from(terms)
    .where(and(eq(terms.organizationId, organizationId), lte(terms.startsOn, date), gte(terms.endsOn, date)))
    .orderBy(desc(terms.startsOn), asc(terms.id));
  const term = found.find(({ id }) => id === termId) ?? found[0];
  return term ? { name: { ar: term.nameAr, en: term.nameEn }, from: term.startsOn, to: term.endsOn } : null;
}

function sectionScope({ id }: SectionRow): AttendanceScope {
  return { kind: "section", id };
}

function isSame(a: AttendanceScope, b: AttendanceScope): boolean {
  return a.kind === b.kind && (a.kind === "organization" || (b.kind !== "organization" && a.id === b.id));
}
