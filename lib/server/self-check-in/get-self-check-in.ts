import "server-only";
import type { SelfCheckInView, SelfSession } from "@/lib/contracts/self-check-in";
import { selfTriesLeft } from "@/lib/domain/self-check-in";
import { type Actor, authorise } from "../actor";
import { ensureSessions, loadOrganization } from "../attendance/ensure-sessions";
import { inOrganization } from "../database";
import { installedEmbedders } from "../recognition/installed-models";
import * as query from "./queries";

/** What the actor can do on a device of their own now: the sessions that are open for them, and how they stand. */
export async function getSelfCheckIn(actor: Actor, now: Date): Promise<SelfCheckInView> {
  authorise(actor, "attendance.mark");
  const { organizationId, personId } = actor;
  const models = await installedEmbedders();
  return inOrganization(organizationId, async (tx): Promise<SelfCheckInView> => {
    const organization = await loadOrganization(tx, organizationId);
    if (!organization.selfCheckIn) return { kind: "off" };
    if (!(await query.hasReference(tx, actor, models))) return { kind: "not_enrolled" };
    await ensureSessions(tx, organization, now);
    const open = await query.findOpenClasses(tx, { organizationId, personId }, now);
    const sessions: SelfSession[] = [];
    for (const { obligation, section, record } of open) {
      const sessionId = obligation.sessionId ?? "";
      const tries = await query.listTries(tx, { organizationId, personId, sessionId });
      sessions.push({
        sessionId,
        title: { ar: section.nameAr, en: section.nameEn },
        startsAt: obligation.startsAt.toISOString(),
        endsAt: obligation.endsAt.toISOString(),
        recordedAt: record?.firstIn?.toISOString() ?? null,
        triesLeft: selfTriesLeft(tries),
      });
    }
    return { kind: "sessions", timeZone: organization.timeZone, sessions };
  });
}
