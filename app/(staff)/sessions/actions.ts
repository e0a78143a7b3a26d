"use server";

import type { RecordView } from "@/lib/contracts/attendance-record";
import type { Reply } from "@/lib/contracts/problem";
import { addTimeEventSchema, markPersonSchema, markRestSchema } from "@/lib/contracts/roll";
import {
  confirmRollCallSchema,
  type NamedFaces,
  nameFacesSchema,
  type RollCallResult,
} from "@/lib/contracts/roll-call";
import { addSessionSchema, cancelSessionSchema } from "@/lib/contracts/timetable";
import { addTimeEvent } from "@/lib/server/attendance/add-time-event";
import { markPerson } from "@/lib/server/attendance/mark-person";
import { markRest } from "@/lib/server/attendance/mark-rest";
import { currentActor, parse, reply } from "@/lib/server/edge";
import { confirmRollCall } from "@/lib/server/roll-call/confirm-roll-call";
import { nameFacesInView } from "@/lib/server/roll-call/name-faces-in-view";
import { addSession } from "@/lib/server/timetable/add-session";
import { cancelSession } from "@/lib/server/timetable/cancel-session";

export async function markPersonAction(input: unknown): Promise<Reply<RecordView>> {
  return reply(async () => markPerson(await currentActor(), parse(markPersonSchema, input), new Date()));
}

export async function markRestAction(input: unknown): Promise<Reply<{ marked: number }>> {
  return reply(async () => markRest(await currentActor(), parse(markRestSchema, input), new Date()));
}

export async function nameFacesAction(input: unknown): Promise<Reply<NamedFaces>> {
  return reply(async () => nameFacesInView(await currentActor(), parse(nameFacesSchema, input), new Date()));
}

export async function confirmRollCallAction(input: unknown): Promise<Reply<RollCallResult>> {
  return reply(async () =>
    confirmRollCall(await currentActor(), parse(confirmRollCallSchema, input), new Date()),
  );
}

export async function addTimeEventAction(input: unknown): Promise<Reply<{ eventId: string }>> {
  return reply(async () => addTimeEvent(await currentActor(), parse(addTimeEventSchema, input), new Date()));
}

export async function cancelSessionAction(input: unknown): Promise<Reply<{ expected: number }>> {
  return reply(async () =>
    cancelSession(await currentActor(), parse(cancelSessionSchema, input), new Date()),
  );
}

export async function addSessionAction(input: unknown): Promise<Reply<{ sessionId: string }>> {
  return reply(async () => addSession(await currentActor(), parse(addSessionSchema, input), new Date()));
}
