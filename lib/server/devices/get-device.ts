import "server-only";
import { and, asc, eq } from "drizzle-orm";
import { z } from "zod";
import { devices } from "@/db/schema/devices";
import { sections } from "@/db/schema/sections";
import { units } from "@/db/schema/units";
import type { DeviceDetails, DeviceScope } from "@/lib/contracts/devices";
import { isNewKeyDue } from "@/lib/domain/device-life";
import { inTreeOrder } from "@/lib/domain/units";
import { type Actor, authorise } from "../actor";
import { loadOrganization } from "../attendance/ensure-sessions";
import { inOrganization, type Transaction } from "../database";
import { Problem } from "../problem";
import { timesOfDevice } from "./authenticate-device";
import { readScope } from "./device-scope";
import { summaryOf } from "./list-devices";
import { looksOfDevices } from "./note-looks";

/** Enough of a thumbprint to compare by eye. */
const KEY_MARK_LENGTH = 8;

/** A device with all that can be set of it, and the units and sections its roster can be narrowed to. */
export async function getDevice(actor: Actor, deviceId: string, now: Date): Promise<DeviceDetails> {
  authorise(actor, "device.manage");
  if (!z.uuid().safeParse(deviceId).success) throw new Problem("not_found", "device_not_found");
  const { organizationId } = actor;
  return inOrganization(organizationId, async (tx) => {
    const [device] = await tx
      .select()
      .from(devices)
      .where(and(eq(devices.organizationId, organizationId), eq(devices.id, deviceId)));
    if (!device) throw new Problem("not_found", "device_not_found");
    const { timeZone } = await loadOrganization(tx, organizationId);
    const choices = await loadChoices(tx, organizationId);
    const scope = await readScope(tx, device);
    const looks = await looksOfDevices(tx, organizationId);
    return {
      ...summaryOf(device, { scopeNames: namesIn(choices, scope), looks: looks.get(device.id) ?? null }, now),
      ...choices,
      scope,
      keyMark: device.kid?.slice(0, KEY_MARK_LENGTH) ?? null,
      keyEpoch: device.keyEpoch,
      keyChangedAt: (device.keyChangedAt ?? device.pairedAt)?.toISOString() ?? null,
      awaitsNewKey: isNewKeyDue(timesOfDevice(device), now.getTime()),
      timeZone,
    };
  });
}

type Choices = Pick<DeviceDetails, "units" | "sections">;

async function loadChoices(tx: Transaction, organizationId: string): Promise<Choices> {
  const allUnits = await tx
    .select()
    .from(units)
    .where(eq(units.organizationId, organizationId))
    .orderBy(asc(units.nameEn));
  const allSections = await tx
    .select()
    .from(sections)
    .where(eq(sections.organizationId, organizationId))
    .orderBy(asc(sections.nameEn));
  const nameOf = ({ nameAr, nameEn }: { nameAr: string; nameEn: string }) => ({ ar: nameAr, en: nameEn });
  return {
    units: inTreeOrder(allUnits).map((unit) => ({ id: unit.id, name: nameOf(unit), depth: unit.depth })),
    sections: allSections.map((section) => ({ id: section.id, name: nameOf(section) })),
  };
}

function namesIn({ units, sections }: Choices, scope: DeviceScope) {
  if (scope.kind === "unit") return units.filter(({ id }) => id === scope.unitId).map(({ name }) => name);
  if (scope.kind === "organization") return [];
  return sections.filter(({ id }) => scope.sectionIds.includes(id)).map(({ name }) => name);
}
