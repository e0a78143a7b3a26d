"use server";

import type { Reply } from "@/lib/contracts/problem";
import {
  type MeasurementOutcome,
  modelNameSchema,
  setRenewalSchema,
  setStrictnessSchema,
} from "@/lib/contracts/recognition";
import { currentActor, parse, reply } from "@/lib/server/edge";
import { measureImpostors } from "@/lib/server/recognition/measure-impostors";
import { retireModel } from "@/lib/server/recognition/retire-model";
import { setRenewal } from "@/lib/server/recognition/set-renewal";
import { setStrictness } from "@/lib/server/recognition/set-strictness";
import { switchModel } from "@/lib/server/recognition/switch-model";

export async function switchModelAction(input: unknown): Promise<Reply<{ waiting: number }>> {
  return reply(async () => switchModel(await currentActor(), parse(modelNameSchema, input), new Date()));
}

export async function retireModelAction(input: unknown): Promise<Reply<{ templates: number }>> {
  return reply(async () => retireModel(await currentActor(), parse(modelNameSchema, input), new Date()));
}

export async function setStrictnessAction(input: unknown): Promise<Reply<void>> {
  return reply(async () =>
    setStrictness(await currentActor(), parse(setStrictnessSchema, input), new Date()),
  );
}

export async function setRenewalAction(input: unknown): Promise<Reply<void>> {
  return reply(async () => setRenewal(await currentActor(), parse(setRenewalSchema, input), new Date()));
}

export async function measureImpostorsAction(): Promise<Reply<MeasurementOutcome>> {
  return reply(async () => measureImpostors(await currentActor(), new Date()));
}
