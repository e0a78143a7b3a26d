"use server";

import { choosePasswordSchema, type OpenReset, openResetSchema } from "@/lib/contracts/account";
import type { Reply } from "@/lib/contracts/problem";
import { choosePassword } from "@/lib/server/accounts/choose-password";
import { openPasswordReset } from "@/lib/server/accounts/open-password-reset";
import { parse, reply, strangerAddress } from "@/lib/server/edge";

export async function openPasswordResetAction(input: unknown): Promise<Reply<OpenReset>> {
  return reply(async () => {
    await strangerAddress();
    return openPasswordReset(parse(openResetSchema, input), new Date());
  });
}

export async function choosePasswordAction(input: unknown): Promise<Reply<void>> {
  return reply(async () => {
    await strangerAddress();
    return choosePassword(parse(choosePasswordSchema, input), new Date());
  });
}
