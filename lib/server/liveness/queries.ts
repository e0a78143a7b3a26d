import "server-only";
import { and, desc, eq, gte, isNotNull, lt, sql } from "drizzle-orm";
import { attestations, challenges } from "@/db/schema/devices";
import type { CheckInCode } from "@/lib/domain/check-in-code";
import type { PastMark } from "@/lib/domain/liveness/device-flags";
import type { TraceShape } from "@/lib/domain/liveness/trace-shape";
import type { Transaction } from "../database";

/** One kiosk of one organisation. */
export type DeviceKey = { organizationId: string; deviceId: string };

function ofDevice({ organizationId, deviceId }: DeviceKey) {
  return and(eq(attestations.organizationId, organizationId), eq(attestations.deviceId, deviceId));
}

/** How a kiosk's marks since an instant ended, newest first. */
export async function listPastMarks(
  tx: Transaction,
  device: DeviceKey,
  { since, limit }: { since: Date; limit: number },
): Promise<PastMark[]> {
  const found = await tx
    .select({
      code: attestations.code,
      hints: attestations.hints,
      steps: sql<number>`jsonb_array_length(${attestations.steps})`,
      receivedAt: attestations.receivedAt,
    })
    .from(attestations)
    .where(and(ofDevice(device), gte(attestations.receivedAt, since)))
    .orderBy(desc(attestations.receivedAt))
    .limit(limit);
  return found.map(({ code, hints, steps, receivedAt }) => ({
    code: code as CheckInCode,
    hints,
    steps,
    at: receivedAt.getTime(),
  }));
}

/** How the face moved in a kiosk's newest marks since an instant. */
export async function listTraceShapes(
  tx: Transaction,
  device: DeviceKey,
  { since, limit }: { since: Date; limit: number },
): Promise<TraceShape[]> {
  const found = await tx
    .select({ shape: attestations.traceShape })
    .from(attestations)
    .where(and(ofDevice(device), gte(attestations.receivedAt, since), isNotNull(attestations.traceShape)))
    .orderBy(desc(attestations.receivedAt))
    .limit(limit);
  return found.flatMap(({ shape }) => (shape ? [shape] : []));
}

/** Empties the shapes of a kiosk's marks from before an instant. */
export async function forgetTraceShapes(tx: Transaction, device: DeviceKey, before: Date): Promise<void> {
  await tx
    .update(attestations)
    .set({ traceShape: null })
    .where(and(ofDevice(device), lt(attestations.receivedAt, before), isNotNull(attestations.traceShape)));
}

/** The cameras, by hash of their names, with which a kiosk's newest recognised marks were made. */
export async function listUsualCameras(
  tx: Transaction,
  device: DeviceKey,
  { codes, limit }: { codes: readonly CheckInCode[]; limit: number },
): Promise<Set<string>> {
  const found = await tx
    .select({ code: attestations.code, camera: attestations.cameraHash })
    .from(attestations)
    .where(and(ofDevice(device), isNotNull(attestations.cameraHash)))
    .orderBy(desc(attestations.receivedAt))
    .limit(limit);
  const usual = found.filter(({ code }) => codes.some((one) => one === code));
  return new Set(usual.flatMap(({ camera }) => (camera ? [camera] : [])));
}

/** A kiosk's newest challenge, or null. */
export async function findLastChallenge(tx: Transaction, { organizationId, deviceId }: DeviceKey) {
  const [row] = await tx
    .select()
    .from(challenges)
    .where(and(eq(challenges.organizationId, organizationId), eq(challenges.deviceId, deviceId)))
    .orderBy(desc(challenges.issuedAt), desc(challenges.id))
    .limit(1);
  return row ?? null;
}
