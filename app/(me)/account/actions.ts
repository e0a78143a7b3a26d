"use server";

import { changePasswordSchema, endLoginSessionSchema } from "@/lib/contracts/account";
import type { Reply } from "@/lib/contracts/problem";
import { changePassword } from "@/lib/server/accounts/change-password";
import { endLoginSession } from "@/lib/server/accounts/end-login-session";
import { currentActor, parse, reply } from "@/lib/server/edge";

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
