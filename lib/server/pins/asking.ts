import "server-only";
import { and, eq } from "drizzle-orm";
import { timeEvents } from "@/db/schema/attendance";
import { pinAnswers, pinAskings } from "@/db/schema/pins";
import type { Transaction } from "../database";
import type { DeviceRow } from "../devices/authenticate-device";

type Device = Pick<DeviceRow, "organizationId" | "id">;

/** That a kiosk was told to ask for a PIN, with the event that waits meanwhile. */
export type Asking = NonNullable<Awaited<ReturnType<typeof findAsking>>>;

/** What a kiosk was told to ask for after a mark, or null. */
export async function findAsking(
  tx: Transaction,
  { organizationId, id: deviceId }: Device,
  sightingId: string,
) {
  const [found] = await tx
    .select({ asking: pinAskings, event: timeEvents })
    .from(pinAskings)
    .innerJoin(
      timeEvents,
      and(eq(timeEvents.organizationId, pinAskings.organizationId), eq(timeEvents.id, pinAskings.eventId)),
    )
    .where(
      and(
        eq(pinAskings.organizationId, organizationId),
        eq(pinAskings.deviceId, deviceId),
        eq(pinAskings.id, sightingId),
      ),
    );
  return found ?? null;
}

/** The PIN that a kiosk sent under an id, or null. */
export async function findPinAnswer(tx: Transaction, { organizationId, id: deviceId }: Device, id: string) {
  const [found] = await tx
    .select()
    .from(pinAnswers)
    .where(
      and(
        eq(pinAnswers.organizationId, organizationId),
        eq(pinAnswers.deviceId, deviceId),
        eq(pinAnswers.id, id),
      ),
    );
  return found ?? null;
}

/** How the PINs ended that were typed after a mark, in any order. */
export async function findPinCodes(
  tx: Transaction,
  { organizationId, id: deviceId }: Device,
  sightingId: string,
): Promise<string[]> {
  const found = await tx
    .select({ code: pinAnswers.code })
    .from(pinAnswers)
    .where(
      and(
        eq(pinAnswers.organizationId, organizationId),
        eq(pinAnswers.deviceId, deviceId),
        eq(pinAnswers.askingId, sightingId),
      ),
    );
  return found.map(({ code }) => code);
}
