import "server-only";
import { and, asc, eq, inArray } from "drizzle-orm";
import { deviceSections } from "@/db/schema/devices";
import { sections } from "@/db/schema/sections";
import type { DeviceScope } from "@/lib/contracts/devices";
import type { Transaction } from "../database";
import { type OwnReach, unitsBelow } from "../sections/own-sections";
import type { DeviceRow } from "./authenticate-device";

async function chosenSections(tx: Transaction, { organizationId, id }: DeviceRow): Promise<string[]> {
  const chosen = await tx
    .select({ id: deviceSections.sectionId })
    .from(deviceSections)
    .where(and(eq(deviceSections.organizationId, organizationId), eq(deviceSections.deviceId, id)))
    .orderBy(asc(deviceSections.sectionId));
  return chosen.map((row) => row.id);
}

/** What a device's scope is set to. */
export async function readScope(tx: Transaction, device: DeviceRow): Promise<DeviceScope> {
  if (device.scope === "sections") return { kind: "sections", sectionIds: await chosenSections(tx, device) };
  return device.scope === "unit" && device.unitId
    ? { kind: "unit", unitId: device.unitId }
    : { kind: "organization" };
}

/** The units and sections whose people a device may find; null for everybody of the organisation. */
export async function reachOfDevice(
  tx: Transaction,
  device: DeviceRow,
): Promise<Omit<OwnReach, "today"> | null> {
  const scope = await readScope(tx, device);
  if (scope.kind === "organization") return null;
  if (scope.kind === "sections") return { sectionIds: scope.sectionIds, unitIds: [] };
  const unitIds = await unitsBelow(tx, device.organizationId, [scope.unitId]);
  const below = await tx
    .select({ id: sections.id })
    .from(sections)
    .where(and(eq(sections.organizationId, device.organizationId), inArray(sections.unitId, unitIds)));
  return { unitIds, sectionIds: below.map(({ id }) => id) };
}

/** Sets the sections of a device in place of those set before; none for a scope of another kind. */
export async function writeScopeSections(
  tx: Transaction,
  { organizationId, id: deviceId }: DeviceRow,
  scope: DeviceScope,
): Promise<void> {
  await tx
    .delete(deviceSections)
    .where(and(eq(deviceSections.organizationId, organizationId), eq(deviceSections.deviceId, deviceId)));
  if (scope.kind !== "sections") return;
  const chosen = [...new Set(scope.sectionIds)];
  await tx
    .insert(deviceSections)
    .values(chosen.map((sectionId) => ({ organizationId, deviceId, sectionId })));
}
