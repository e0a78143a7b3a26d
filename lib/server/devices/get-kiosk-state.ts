import "server-only";
import { and, asc, eq, gte, lte } from "drizzle-orm";
import { classSessions, sections } from "@/db/schema/sections";
import type { KioskState, OpenSession } from "@/lib/contracts/kiosk";
import { ensureSessions, findOrganization, type OrganizationRow } from "../attendance/ensure-sessions";
import { inOrganization, type Transaction } from "../database";
import { findDevice, proofHolds, readProof, touchDevice } from "./authenticate-device";

/** What a kiosk may know of itself and of the sessions that are open now. Anything that is no proof of a known key reads `unknown`. */
export async function getKioskState(proof: string, now: Date): Promise<KioskState> {
  const claimed = readProof(proof);
  if (!claimed) return { kind: "unknown" };
  const { organizationId, deviceId } = claimed;
  return inOrganization(organizationId, async (tx): Promise<KioskState> => {
    const organization = await findOrganization(tx, organizationId);
    const device = await findDevice(tx, organizationId, deviceId);
    if (!organization || !device || !(await proofHolds(proof, device, "state", now)))
      return { kind: "unknown" };
    if (device.state === "revoked") return { kind: "revoked" };
    if (device.state !== "active") return { kind: "awaiting_confirmation", deviceName: device.name };
    await touchDevice(tx, organizationId, deviceId, now);
    await ensureSessions(tx, organization, now);
    return {
      kind: "active",
      deviceName: device.name,
      organization: { ar: organization.nameAr, en: organization.nameEn },
      timeZone: organization.timeZone,
      serverTime: now.toISOString(),
      sessions: await openSessions(tx, organization, now),
    };
  });
}

async function openSessions(
  tx: Transaction,
  organization: OrganizationRow,
  now: Date,
): Promise<OpenSession[]> {
  const found = await tx
    .select()
    .from(classSessions)
    .innerJoin(
      sections,
      and(
        eq(sections.organizationId, classSessions.organizationId),
        eq(sections.id, classSessions.sectionId),
      ),
    )
    .where(
      and(
        eq(classSessions.organizationId, organization.id),
        lte(classSessions.windowFrom, now),
        gte(classSessions.windowTo, now),
      ),
    )
    .orderBy(asc(classSessions.startsAt));
  return found.map(({ class_sessions: session, sections: section }) => ({
    id: session.id,
    title: { ar: section.nameAr, en: section.nameEn },
    startsAt: session.startsAt.toISOString(),
    endsAt: session.endsAt.toISOString(),
  }));
}
