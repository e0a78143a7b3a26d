"use server";

import type { Reply } from "@/lib/contracts/problem";
import {
  endPatternSchema,
  placeSectionSchema,
  saveCourseSchema,
  savePatternSchema,
  saveTermSchema,
} from "@/lib/contracts/timetable";
import { currentActor, parse, reply } from "@/lib/server/edge";
import { endPattern } from "@/lib/server/timetable/end-pattern";
import { placeSection } from "@/lib/server/timetable/place-section";
import { saveCourse } from "@/lib/server/timetable/save-course";
import { savePattern } from "@/lib/server/timetable/save-pattern";
import { saveTerm } from "@/lib/server/timetable/save-term";

export async function savePatternAction(input: unknown): Promise<Reply<{ id: string }>> {
  return reply(async () => savePattern(await currentActor(), parse(savePatternSchema, input), new Date()));
}

export async function endPatternAction(input: unknown): Promise<Reply<{ sessionsRemoved: number }>> {
  return reply(async () => endPattern(await currentActor(), parse(endPatternSchema, input), new Date()));
}

export async function saveTermAction(input: unknown): Promise<Reply<{ id: string }>> {
  return reply(async () => saveTerm(await currentActor(), parse(saveTermSchema, input), new Date()));
}

export async function saveCourseAction(input: unknown): Promise<Reply<{ id: string }>> {
  return reply(async () => saveCourse(await currentActor(), parse(saveCourseSchema, input), new Date()));
}

export async function placeSectionAction(input: unknown): Promise<Reply<void>> {
  return reply(async () => placeSection(await currentActor(), parse(placeSectionSchema, input), new Date()));
}
