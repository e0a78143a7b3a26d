import "server-only";
import { randomInt } from "node:crypto";
import { personPins } from "@/db/schema/pins";
import { type GivenPin, PIN_DIGITS } from "@/lib/contracts/kiosk-pin";
import { choosePin } from "@/lib/domain/kiosk-pin";
import { type Actor, authorise } from "../actor";
import { recordAudit } from "../audit/record-audit";
import { inOrganization, type Transaction } from "../database";
import { findLookalikes } from "../enrolment/references";
import { hashPin } from "./hash-pin";
import { loadPinOwner } from "./load-pin-owner";
import { findPins } from "./queries";

type PersonPin = { personId: string };

/** Gives the actor a PIN of their own, which is told once; one they had ends. */
export async function giveOwnPin(actor: Actor, now: Date): Promise<GivenPin> {
  authorise(actor, "account.manage_own");
  return inOrganization(actor.organizationId, (tx) => give(tx, actor, actor, now));
}

/** Gives a person whom the actor may enrol a PIN, to be handed over; one they had ends. Problems: `person_not_found`. */
export async function givePin(actor: Actor, { personId }: PersonPin, now: Date): Promise<GivenPin> {
  const reach = authorise(actor, "person.enrol");
  return inOrganization(actor.organizationId, async (tx) => {
    await loadPinOwner(tx, actor, { reach, personId }, now);
    return give(tx, actor, { personId }, now);
  });
}

async function give(tx: Transaction, actor: Actor, { personId }: PersonPin, now: Date): Promise<GivenPin> {
  const { organizationId, accountId: givenBy } = actor;
  const alike = await findPins(tx, organizationId, await findLookalikes(tx, organizationId, personId));
  const isTheirs = (pin: string) => alike.some((other) => other.hmac === hashPin(other.personId, pin));
  const pin = choosePin(drawPin, isTheirs);
  const given = { hmac: hashPin(personId, pin), givenAt: now, givenBy, wrongInARow: 0, lastWrongAt: null };
  await tx
    .insert(personPins)
    .values({ organizationId, personId, ...given })
    .onConflictDoUpdate({ target: [personPins.organizationId, personPins.personId], set: given });
  await recordAudit(tx, organizationId, {
    by: actor,
    at: now,
    action: "person.give_pin",
    objectKind: "person",
    objectId: personId,
  });
  return { pin };
}

function drawPin(): string {
  return String(randomInt(10 ** PIN_DIGITS)).padStart(PIN_DIGITS, "0");
}
