import "server-only";
import { and, asc, desc, eq } from "drizzle-orm";
import { deviceSections, devices } from "@/db/schema/devices";
import { sections } from "@/db/schema/sections";
import { units } from "@/db/schema/units";
import type { Bilingual } from "@/lib/contracts/check-in";
import type { DeviceSummary } from "@/lib/contracts/devices";
import { type Actor, authorise } from "../actor";
import { inOrganization, type Transaction } from "../database";
import { type DeviceRow, standingOf } from "./authenticate-device";
import { looksOfDevices } from "./note-looks";

/** Every kiosk of the organisation, newest first. */
export async function listDevices(actor: Actor, now: Date): Promise<DeviceSummary[]> {
  authorise(actor, "device.manage");
  const { organizationId } = actor;
  return inOrganization(organizationId, async (tx) => {
    const found = await tx
      .select({ device: devices, unit: units })
      .from(devices)
      .leftJoin(units, and(eq(units.organizationId, devices.organizationId), eq(units.id, devices.unitId)))
      .where(eq(devices.organizationId, organizationId))
      .orderBy(desc(devices.createdAt));
    const sectionNames = await namesOfSections(tx, organizationId);
    const looks = await looksOfDevices(tx, organizationId);
    return found.map(({ device, unit }) => {
      const unitNames = unit ? [{ ar: unit.nameAr, en: unit.nameEn }] : [];
      const scopeNames = sectionNames.get(device.id) ?? unitNames;
      return summaryOf(device, { scopeNames, looks: looks.get(device.id) ?? null }, now);
    });
  });
}

/** A device as lists show it; `scopeNames` are the units or sections it is limited to, `looks` what it looks with. */
export function summaryOf(
  device: DeviceRow,
  { scopeNames, looks }: Pick<DeviceSummary, "scopeNames" | "looks">,
  now: Date,
): DeviceSummary {
  return {
    id: device.id,
    name: device.name,
    state: standingOf(device, now),
    mode: device.mode,
    supervised: device.supervised,
    scopeNames,
    createdAt: device.createdAt.toISOString(),
    pairedAt: device.pairedAt?.toISOString() ?? null,
    lastSeenAt: device.lastSeenAt?.toISOString() ?? null,
    clockOffsetMs: device.clockOffsetMs,
    looks,
  };
}

/** The sections that devices are limited to, by device. */
async function namesOfSections(tx: Transaction, organizationId: string): Promise<Map<string, Bilingual[]>> {
  const found = await tx
    .select({ deviceId: deviceSections.deviceId, ar: sections.nameAr, en: sections.nameEn })
    .from(deviceSections)
    .innerJoin(
      sections,
      and(
        eq(sections.organizationId, deviceSections.organizationId),
        eq(sections.id, deviceSections.sectionId),
      ),
    )
    .where(eq(deviceSections.organizationId, organizationId))
    .orderBy(asc(sections.nameEn));
  const names = new Map<string, Bilingual[]>();
  for (const { deviceId, ar, en } of found) names.set(deviceId, [...(names.get(deviceId) ?? []), { ar, en }]);
  return names;
}
