"use server";

import { withdrawConsentSchema } from "@/lib/contracts/enrolment";
import { type GivenPin, pinOfPersonSchema } from "@/lib/contracts/kiosk-pin";
import {
  addPersonSchema,
  changePersonSchema,
  type DeletionPreview,
  deletePersonSchema,
  endRostersSchema,
  peopleFilterSchema,
  personIdSchema,
  placePeopleSchema,
  recordDepartureSchema,
} from "@/lib/contracts/people";
import type { Reply } from "@/lib/contracts/problem";
import { currentActor, parse, reply } from "@/lib/server/edge";
import { withdrawConsent } from "@/lib/server/enrolment/withdraw-consent";
import { addPerson } from "@/lib/server/people/add-person";
import { changePerson } from "@/lib/server/people/change-person";
import { deletePerson } from "@/lib/server/people/delete-person";
import { endRosters } from "@/lib/server/people/end-rosters";
import { getDeletionPreview } from "@/lib/server/people/get-deletion-preview";
import { listPeopleIds } from "@/lib/server/people/list-people-ids";
import { placePeople } from "@/lib/server/people/place-people";
import { recordDeparture } from "@/lib/server/people/record-departure";
import { recordReturn } from "@/lib/server/people/record-return";
import { givePin } from "@/lib/server/pins/give-pin";
import { takePinAway } from "@/lib/server/pins/take-pin-away";

export async function addPersonAction(input: unknown): Promise<Reply<{ id: string }>> {
  return reply(async () => addPerson(await currentActor(), parse(addPersonSchema, input), new Date()));
}

export async function changePersonAction(input: unknown): Promise<Reply<void>> {
  return reply(async () => changePerson(await currentActor(), parse(changePersonSchema, input), new Date()));
}

export async function recordDepartureAction(input: unknown): Promise<Reply<void>> {
  return reply(async () =>
    recordDeparture(await currentActor(), parse(recordDepartureSchema, input), new Date()),
  );
}

export async function recordReturnAction(input: unknown): Promise<Reply<void>> {
  return reply(async () => recordReturn(await currentActor(), parse(personIdSchema, input), new Date()));
}

export async function previewDeletionAction(input: unknown): Promise<Reply<DeletionPreview>> {
  return reply(async () => getDeletionPreview(await currentActor(), parse(personIdSchema, input)));
}

export async function deletePersonAction(input: unknown): Promise<Reply<void>> {
  return reply(async () => deletePerson(await currentActor(), parse(deletePersonSchema, input), new Date()));
}

export async function listPeopleIdsAction(input: unknown): Promise<Reply<string[]>> {
  return reply(async () => listPeopleIds(await currentActor(), parse(peopleFilterSchema, input)));
}

export async function placePeopleAction(input: unknown): Promise<Reply<{ changed: number }>> {
  return reply(async () => placePeople(await currentActor(), parse(placePeopleSchema, input), new Date()));
}

export async function endRostersAction(input: unknown): Promise<Reply<{ ended: number }>> {
  return reply(async () => endRosters(await currentActor(), parse(endRostersSchema, input), new Date()));
}

export async function withdrawConsentAction(input: unknown): Promise<Reply<{ templates: number }>> {
  return reply(async () =>
    withdrawConsent(await currentActor(), parse(withdrawConsentSchema, input), new Date()),
  );
}

export async function givePinAction(input: unknown): Promise<Reply<GivenPin>> {
  return reply(async () => givePin(await currentActor(), parse(pinOfPersonSchema, input), new Date()));
}

export async function takePinAwayAction(input: unknown): Promise<Reply<void>> {
  return reply(async () => takePinAway(await currentActor(), parse(pinOfPersonSchema, input), new Date()));
}
