"use server";

import {
  changeDeviceSchema,
  createDeviceSchema,
  deviceIdSchema,
  type PairingCode,
} from "@/lib/contracts/devices";
import type { Reply } from "@/lib/contracts/problem";
import { selfCheckInRuleSchema } from "@/lib/contracts/self-check-in";
import { askNewKey } from "@/lib/server/devices/ask-new-key";
import { changeDevice } from "@/lib/server/devices/change-device";
import { confirmDevice } from "@/lib/server/devices/confirm-device";
import { createDevice } from "@/lib/server/devices/create-device";
import { renewPairingCode } from "@/lib/server/devices/renew-pairing-code";
import { revokeDevice } from "@/lib/server/devices/revoke-device";
import { currentActor, parse, reply } from "@/lib/server/edge";
import { setSelfCheckInRule } from "@/lib/server/self-check-in/set-self-check-in-rule";

export async function createDeviceAction(input: unknown): Promise<Reply<PairingCode>> {
  return reply(async () => createDevice(await currentActor(), parse(createDeviceSchema, input), new Date()));
}

export async function renewPairingCodeAction(input: unknown): Promise<Reply<PairingCode>> {
  return reply(async () => renewPairingCode(await currentActor(), parse(deviceIdSchema, input), new Date()));
}

export async function confirmDeviceAction(input: unknown): Promise<Reply<void>> {
  return reply(async () => confirmDevice(await currentActor(), parse(deviceIdSchema, input), new Date()));
}

export async function revokeDeviceAction(input: unknown): Promise<Reply<void>> {
  return reply(async () => revokeDevice(await currentActor(), parse(deviceIdSchema, input), new Date()));
}

export async function changeDeviceAction(input: unknown): Promise<Reply<void>> {
  return reply(async () => changeDevice(await currentActor(), parse(changeDeviceSchema, input), new Date()));
}

export async function askNewKeyAction(input: unknown): Promise<Reply<void>> {
  return reply(async () => askNewKey(await currentActor(), parse(deviceIdSchema, input), new Date()));
}

export async function setSelfCheckInRuleAction(input: unknown): Promise<Reply<void>> {
  return reply(async () =>
    setSelfCheckInRule(await currentActor(), parse(selfCheckInRuleSchema, input), new Date()),
  );
}
