import "server-only";
import { and, eq } from "drizzle-orm";
import { deviceReports } from "@/db/schema/recognition";
import type { DeviceLooks } from "@/lib/contracts/attestation";
import type { DeviceLooksSummary } from "@/lib/contracts/devices";
import { nameOfModel } from "@/lib/domain/embedder-model";
import type { Transaction } from "../database";
import { installedEmbedders } from "../recognition/installed-models";
import type { DeviceRow } from "./authenticate-device";

/** How stale a report may be before the same is written again. */
const REPORT_STEP_MS = 60 * 60_000;

/** Keeps what a kiosk says it looks with; nothing is written while that is known. */
export async function noteLooks(
  tx: Transaction,
  { organizationId, id: deviceId }: DeviceRow,
  { backend, embed_ms, ...models }: DeviceLooks,
  now: Date,
): Promise<void> {
  const [known] = await tx
    .select()
    .from(deviceReports)
    .where(and(eq(deviceReports.organizationId, organizationId), eq(deviceReports.deviceId, deviceId)));
  const isSame =
    known?.backend === backend &&
    known.detector === models.detector &&
    known.pad === models.pad &&
    known.embedder === models.embedder;
  if (isSame && now.getTime() - known.reportedAt.getTime() < REPORT_STEP_MS) return;
  const report = { backend, ...models, embedMs: embed_ms, reportedAt: now };
  await tx
    .insert(deviceReports)
    .values({ organizationId, deviceId, ...report })
    .onConflictDoUpdate({ target: [deviceReports.organizationId, deviceReports.deviceId], set: report });
}

/** What every kiosk of the organisation said it looks with, by device. */
export async function looksOfDevices(
  tx: Transaction,
  organizationId: string,
): Promise<Map<string, DeviceLooksSummary>> {
  const installed = await installedEmbedders();
  const reports = await tx
    .select()
    .from(deviceReports)
    .where(eq(deviceReports.organizationId, organizationId));
  return new Map(
    reports.map(({ deviceId, backend, embedder, embedMs }) => {
      const grade = installed.find((model) => nameOfModel(model) === embedder)?.grade ?? null;
      return [deviceId, { backend, embedder, grade, embedMs }];
    }),
  );
}
