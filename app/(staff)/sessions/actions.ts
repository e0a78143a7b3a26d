"use server";

import type { RecordView } from "@/lib/contracts/attendance-record";
import type { Reply } from "@/lib/contracts/problem";
import { addTimeEventSchema, markPersonSchema, markRestSchema } from "@/lib/contracts/roll";
import { addSessionSchema, cancelSessionSchema } from "@/lib/contracts/timetable";
import { addTimeEvent } from "@/lib/server/attendance/add-time-event";
import { markPerson } from "@/lib/server/attendance/mark-person";
import { markRest } from "@/lib/server/attendance/mark-rest";
import { currentActor, parse, reply } from "@/lib/server/edge";
import { addSession } from "@/lib/server/timetable/add-session";
import { cancelSession } from "@/lib/server/timetable/cancel-session";

export async function markPersonAction(input: unknown): Promise<Reply<RecordView>> {
  return reply(async () => markPerson(await currentActor(), parse(markPersonSchema, input), new Date()));
}

export async function markRestAction(input: unknown): Promise<Reply<{ marked: number }>> {
  return reply(async () => markRest(await currentActor(), parse(markRestSchema, input), new Date()));
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
