import "server-only";
import { and, asc, eq, gte, inArray, lte } from "drizzle-orm";
import { sections } from "@/db/schema/sections";
import { classSessions } from "@/db/schema/timetable";
import type { KioskState, OpenSession } from "@/lib/contracts/kiosk";
import { isNewKeyDue } from "@/lib/domain/device-life";
import { nameOfModel } from "@/lib/domain/embedder-model";
import { ensureSessions, findOrganization, type OrganizationRow } from "../attendance/ensure-sessions";
import { inOrganization, type Transaction } from "../database";
import { loadModelPlan } from "../recognition/model-plan";
import {
  clockOffsetOf,
  type DeviceRow,
  findDevice,
  noteSeen,
  proofHolds,
  readProof,
  standingOf,
  timesOfDevice,
} from "./authenticate-device";
import { reachOfDevice } from "./device-scope";
import { noteLooks } from "./note-looks";

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
    const standing = standingOf(device, now);
    if (standing === "revoked" || standing === "expired") return { kind: standing };
    if (standing !== "active") return { kind: "awaiting_confirmation", deviceName: device.name };
    const clockOffsetMs = clockOffsetOf(claimed.clock, now);
    await noteSeen(tx, device, clockOffsetMs, now);
    if (claimed.looks) await noteLooks(tx, device, claimed.looks, now);
    await ensureSessions(tx, organization, now);
    return {
      kind: "active",
      deviceName: device.name,
      organization: { ar: organization.nameAr, en: organization.nameEn },
      timeZone: organization.timeZone,
      serverTime: now.toISOString(),
      embedder: await presentEmbedder(tx, organizationId),
      clockOffsetMs,
      newKeyDue: isNewKeyDue(timesOfDevice(device), now.getTime()),
      mode: device.mode,
      sessions: await openSessions(tx, organization, device, now),
    };
  });
}

/** The model that the organisation's kiosks use now. */
async function presentEmbedder(tx: Transaction, organizationId: string) {
  const { plan } = await loadModelPlan(tx, organizationId);
  return plan.kind === "none" ? null : { name: nameOfModel(plan.present), grade: plan.present.grade };
}

/** The open sessions whose people this device may find. */
async function openSessions(
  tx: Transaction,
  organization: OrganizationRow,
  device: DeviceRow,
  now: Date,
): Promise<OpenSession[]> {
  const reach = await reachOfDevice(tx, device);
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
        eq(classSessions.state, "scheduled"),
        lte(classSessions.windowFrom, now),
        gte(classSessions.windowTo, now),
        reach === null ? undefined : inArray(classSessions.sectionId, reach.sectionIds),
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
