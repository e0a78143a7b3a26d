import "server-only";
import { and } from "drizzle-orm";
import type { z } from "zod";
import type { timeEvents } from "@/db/schema/attendance";
import { obligations } from "@/db/schema/obligations";
import type { ExpectedView } from "@/lib/contracts/attendance-record";
import type { listReviewSchema, ReviewItem, ReviewReason, ReviewView } from "@/lib/contracts/review";
import { type Actor, authorise } from "../actor";
import { heldBy } from "../attendance/attendance-scope";
import { expectedViews } from "../attendance/expected-view";
import { loadObligations, touching } from "../attendance/record-inputs";
import { inOrganization, type Transaction } from "../database";
import { type OwnReach, reachOf } from "../sections/own-sections";
import { decidedViews } from "./decided-views";
import { countPending, findPeopleByIds, findReviewed } from "./queries";

/** What the person may have come for: everything expected so long before and after. */
const AROUND_MS = 6 * 3_600_000;

type EventRow = typeof timeEvents.$inferSelect;

/** The check-ins that wait for the actor's word, oldest first, or those that were decided. */
export async function listReview(
  actor: Actor,
  { state }: z.output<typeof listReviewSchema>,
  now: Date,
): Promise<ReviewView> {
  const reach = authorise(actor, "event.decide");
  const { organizationId } = actor;
  return inOrganization(organizationId, async (tx) => {
    const own = await reachOf(tx, actor, reach, now);
    const found = await findReviewed(tx, organizationId, { state, own });
    const people = await findPeopleByIds(
      tx,
      organizationId,
      found.flatMap(({ event }) => possibleIds(event)),
    );
    const decisions = await decidedViews(
      tx,
      organizationId,
      found.map(({ event }) => event.id),
    );
    const items: ReviewItem[] = [];
    for (const { event, device } of found) {
      const choices = await findChoices(tx, organizationId, event, own);
      items.push({
        eventId: event.id,
        at: event.occurredAt.toISOString(),
        deviceTime: event.deviceTime?.toISOString() ?? null,
        timeZone: event.timeZone,
        device,
        reason: (event.reason ?? "off_roster") as ReviewReason,
        people: people
          .filter(({ id }) => possibleIds(event).includes(id))
          .map(({ id, nameAr, nameEn, number }) => ({
            id,
            name: { ar: nameAr, en: nameEn },
            number,
            choices: choices.get(id) ?? [],
          })),
        decided: decisions.get(event.id) ?? null,
      });
    }
    return { pendingCount: await countPending(tx, organizationId, own), items };
  });
}

/** Whose event it may be. */
export function possibleIds({ personId, candidateIds }: EventRow): string[] {
  return personId ? [personId] : (candidateIds ?? []);
}

/** What each of them was expected for around that time, within the reach, nearest start first. */
async function findChoices(
  tx: Transaction,
  organizationId: string,
  event: EventRow,
  own: OwnReach | null,
): Promise<Map<string, ExpectedView[]>> {
  const ids = possibleIds(event);
  if (ids.length === 0) return new Map();
  const at = event.occurredAt.getTime();
  const around = { from: new Date(at - AROUND_MS), to: new Date(at + AROUND_MS) };
  const found = (
    await loadObligations(tx, organizationId, and(touching(ids, around), heldBy(obligations, own)))
  ).filter(({ state, kind }) => state === "expected" && kind !== "activity");
  found.sort((a, b) => Math.abs(a.startsAt - at) - Math.abs(b.startsAt - at));
  const views = await expectedViews(
    tx,
    organizationId,
    found.map(({ row }) => row),
  );
  const choices = new Map<string, ExpectedView[]>();
  for (const [index, { personId }] of found.entries()) {
    const view = views[index];
    if (view) choices.set(personId, [...(choices.get(personId) ?? []), view]);
  }
  return choices;
}
