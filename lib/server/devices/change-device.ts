import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import { devices } from "@/db/schema/devices";
import { sections } from "@/db/schema/sections";
import { units } from "@/db/schema/units";
import type { ChangeDeviceRequest, DeviceScope } from "@/lib/contracts/devices";
import { type Actor, authorise } from "../actor";
import { recordAudit } from "../audit/record-audit";
import { inOrganization, type Transaction } from "../database";
import { Problem } from "../problem";
import { findDevice } from "./authenticate-device";
import { readScope, writeScopeSections } from "./device-scope";

/**
 * Renames a device and sets what a sighting there means, whether staff have it in sight and whom it may find. In force from its next call.
 * Problems: `device_not_found`, `unit_not_found`, `section_not_found`, `device_revoked`.
 */
export async function changeDevice(actor: Actor, input: ChangeDeviceRequest, now: Date): Promise<void> {
  authorise(actor, "device.manage");
  const { organizationId } = actor;
  await inOrganization(organizationId, async (tx) => {
    const device = await findDevice(tx, organizationId, input.deviceId);
    if (!device) throw new Problem("not_found", "device_not_found");
    if (device.state === "revoked") throw new Problem("conflict", "device_revoked");
    await requireScope(tx, organizationId, input.scope);
    const before = settingsOf(device, await readScope(tx, device));
    const after = settingsOf(input, input.scope);
    if (JSON.stringify(before) === JSON.stringify(after)) return;
    await tx
      .update(devices)
      .set({
        name: input.name,
        mode: input.mode,
        supervised: input.supervised,
        scope: input.scope.kind,
        unitId: input.scope.kind === "unit" ? input.scope.unitId : null,
      })
      .where(and(eq(devices.organizationId, organizationId), eq(devices.id, device.id)));
    await writeScopeSections(tx, device, input.scope);
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "device.change",
      objectKind: "device",
      objectId: device.id,
      before,
      after,
    });
  });
}

function settingsOf(
  { name, mode, supervised }: Pick<ChangeDeviceRequest, "name" | "mode" | "supervised">,
  scope: DeviceScope,
): Record<string, unknown> {
  const { kind, ...of } = scope;
  const chosen = "sectionIds" in of ? { sectionIds: [...new Set(of.sectionIds)].sort() } : of;
  return { name, mode, supervised, scope: kind, ...chosen };
}

async function requireScope(tx: Transaction, organizationId: string, scope: DeviceScope): Promise<void> {
  if (scope.kind === "unit") {
    const [found] = await tx
      .select({ id: units.id })
      .from(units)
      .where(and(eq(units.organizationId, organizationId), eq(units.id, scope.unitId)));
    if (!found) throw new Problem("not_found", "unit_not_found", "scope");
  }
  if (scope.kind === "sections") {
    const wanted = [...new Set(scope.sectionIds)];
    const found = await tx
      .select({ id: sections.id })
      .from(sections)
      .where(and(eq(sections.organizationId, organizationId), inArray(sections.id, wanted)));
    if (found.length !== wanted.length) throw new Problem("not_found", "section_not_found", "scope");
  }
}
