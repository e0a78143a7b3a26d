"use server";

import { requestResetSchema } from "@/lib/contracts/account";
import type { Reply } from "@/lib/contracts/problem";
import { requestPasswordReset } from "@/lib/server/accounts/request-password-reset";
import { parse, reply, strangerAddress } from "@/lib/server/edge";

export async function requestPasswordResetAction(input: unknown): Promise<Reply<void>> {
  return reply(async () =>
    requestPasswordReset(parse(requestResetSchema, input), await strangerAddress(), new Date()),
  );
}
