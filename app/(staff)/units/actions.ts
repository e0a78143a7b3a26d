"use server";

import type { Reply } from "@/lib/contracts/problem";
import {
  addSectionSchema,
  addUnitSchema,
  changeSectionSchema,
  changeUnitSchema,
  moveUnitSchema,
  type UnitRemoval,
  unitIdSchema,
} from "@/lib/contracts/units";
import { currentActor, parse, reply } from "@/lib/server/edge";
import { addSection } from "@/lib/server/sections/add-section";
import { changeSection } from "@/lib/server/sections/change-section";
import { addUnit } from "@/lib/server/units/add-unit";
import { changeUnit } from "@/lib/server/units/change-unit";
import { moveUnit } from "@/lib/server/units/move-unit";
import { removeUnit } from "@/lib/server/units/remove-unit";

export async function addUnitAction(input: unknown): Promise<Reply<{ id: string }>> {
  return reply(async () => addUnit(await currentActor(), parse(addUnitSchema, input), new Date()));
}

export async function changeUnitAction(input: unknown): Promise<Reply<void>> {
  return reply(async () => changeUnit(await currentActor(), parse(changeUnitSchema, input), new Date()));
}

export async function moveUnitAction(input: unknown): Promise<Reply<void>> {
  return reply(async () => moveUnit(await currentActor(), parse(moveUnitSchema, input), new Date()));
}

export async function removeUnitAction(input: unknown): Promise<Reply<UnitRemoval>> {
  return reply(async () => removeUnit(await currentActor(), parse(unitIdSchema, input), new Date()));
}

export async function addSectionAction(input: unknown): Promise<Reply<{ id: string }>> {
  return reply(async () => addSection(await currentActor(), parse(addSectionSchema, input), new Date()));
}

export async function changeSectionAction(input: unknown): Promise<Reply<void>> {
  return reply(async () =>
    changeSection(await currentActor(), parse(changeSectionSchema, input), new Date()),
  );
}
