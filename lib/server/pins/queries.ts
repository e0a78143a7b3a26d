import "server-only";
import { and, asc, eq, inArray } from "drizzle-orm";
import { personPins } from "@/db/schema/pins";
import { isPinLocked } from "@/lib/domain/kiosk-pin";
import type { Transaction } from "../database";

export type PinRow = typeof personPins.$inferSelect;

const ofPeople = (organizationId: string, personIds: readonly string[]) =>
  and(eq(personPins.organizationId, organizationId), inArray(personPins.personId, [...personIds]));

/** The PINs of people, of those who have one. */
export function findPins(
  tx: Transaction,
  organizationId: string,
  personIds: readonly string[],
): Promise<PinRow[]> {
  return tx.select().from(personPins).where(ofPeople(organizationId, personIds));
}

/** The PINs of people that may be asked for, held until the transaction ends, so that tries at several kiosks count one after the other. */
export async function lockOpenPins(
  tx: Transaction,
  organizationId: string,
  personIds: readonly string[],
): Promise<PinRow[]> {
  const found = await tx
    .select()
    .from(personPins)
    .where(ofPeople(organizationId, personIds))
    .orderBy(asc(personPins.personId))
    .for("update");
  return found.filter(({ wrongInARow }) => !isPinLocked(wrongInARow));
}

/** Counts a wrong PIN against these; those that it locks. */
export async function countWrongPin(tx: Transaction, pins: readonly PinRow[], at: Date): Promise<PinRow[]> {
  const counted: PinRow[] = [];
  for (const { organizationId, personId, wrongInARow } of pins) {
    const change = { wrongInARow: wrongInARow + 1, lastWrongAt: at };
    counted.push(
      ...(await tx
        .update(personPins)
        .set(change)
        .where(ofPeople(organizationId, [personId]))
        .returning()),
    );
  }
  return counted.filter((pin) => isPinLocked(pin.wrongInARow));
}

/** A right PIN ends the row of wrong ones. */
export async function forgetWrongPins(tx: Transaction, { organizationId, personId }: PinRow): Promise<void> {
  await tx
    .update(personPins)
    .set({ wrongInARow: 0 })
    .where(ofPeople(organizationId, [personId]));
}

/** Takes the PINs of people away; how many there were. */
export async function deletePins(
  tx: Transaction,
  organizationId: string,
  personIds: readonly string[],
): Promise<number> {
  const deleted = await tx
    .delete(personPins)
    .where(ofPeople(organizationId, personIds))
    .returning({ personId: personPins.personId });
  return deleted.length;
}
