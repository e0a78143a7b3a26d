"use server";

import { changePasswordSchema, endLoginSessionSchema } from "@/lib/contracts/account";
import { apiKeyIdSchema, createApiKeySchema, type NewApiKey } from "@/lib/contracts/api-keys";
import type { GivenPin } from "@/lib/contracts/kiosk-pin";
import type { Reply } from "@/lib/contracts/problem";
import {
  beginSecondFactorSchema,
  bothFactorsSchema,
  confirmSecondFactorSchema,
  type RecoveryCodes,
  type SecondFactorSetup,
} from "@/lib/contracts/second-factor";
import { beginSecondFactor } from "@/lib/server/accounts/begin-second-factor";
import { changePassword } from "@/lib/server/accounts/change-password";
import { confirmSecondFactor } from "@/lib/server/accounts/confirm-second-factor";
import { createApiKey } from "@/lib/server/accounts/create-api-key";
import { disableSecondFactor } from "@/lib/server/accounts/disable-second-factor";
import { endLoginSession } from "@/lib/server/accounts/end-login-session";
import { renewRecoveryCodes } from "@/lib/server/accounts/renew-recovery-codes";
import { revokeApiKey } from "@/lib/server/accounts/revoke-api-key";
import { currentActor, parse, reply } from "@/lib/server/edge";
import { giveOwnPin } from "@/lib/server/pins/give-pin";
import { takeOwnPinAway } from "@/lib/server/pins/take-pin-away";

export async function changePasswordAction(input: unknown): Promise<Reply<void>> {
  return reply(async () =>
    changePassword(await currentActor(), parse(changePasswordSchema, input), new Date()),
  );
}

export async function endLoginSessionAction(input: unknown): Promise<Reply<void>> {
  return reply(async () =>
    endLoginSession(await currentActor(), parse(endLoginSessionSchema, input), new Date()),
  );
}

export async function beginSecondFactorAction(input: unknown): Promise<Reply<SecondFactorSetup>> {
  return reply(async () =>
    beginSecondFactor(await currentActor(), parse(beginSecondFactorSchema, input), new Date()),
  );
}

export async function confirmSecondFactorAction(input: unknown): Promise<Reply<RecoveryCodes>> {
  return reply(async () =>
    confirmSecondFactor(await currentActor(), parse(confirmSecondFactorSchema, input), new Date()),
  );
}

export async function renewRecoveryCodesAction(input: unknown): Promise<Reply<RecoveryCodes>> {
  return reply(async () =>
    renewRecoveryCodes(await currentActor(), parse(bothFactorsSchema, input), new Date()),
  );
}

export async function disableSecondFactorAction(input: unknown): Promise<Reply<void>> {
  return reply(async () =>
    disableSecondFactor(await currentActor(), parse(bothFactorsSchema, input), new Date()),
  );
}

export async function createApiKeyAction(input: unknown): Promise<Reply<NewApiKey>> {
  return reply(async () => createApiKey(await currentActor(), parse(createApiKeySchema, input), new Date()));
}

export async function revokeApiKeyAction(input: unknown): Promise<Reply<void>> {
  return reply(async () => revokeApiKey(await currentActor(), parse(apiKeyIdSchema, input), new Date()));
}

export async function giveOwnPinAction(): Promise<Reply<GivenPin>> {
  return reply(async () => giveOwnPin(await currentActor(), new Date()));
}

export async function takeOwnPinAwayAction(): Promise<Reply<void>> {
  return reply(async () => takeOwnPinAway(await currentActor(), new Date()));
}
