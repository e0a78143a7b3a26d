"use server";

import { randomBytes } from "node:crypto";
import { cookies } from "next/headers";
import { type CheckInOutcome, markRequestSchema } from "@/lib/contracts/check-in";
import type { ChallengeReply } from "@/lib/contracts/kiosk";
import type { Reply } from "@/lib/contracts/problem";
import { type BeginSelfReply, beginSelfCheckInSchema, selfTrySchema } from "@/lib/contracts/self-check-in";
import { currentActor, parse, reply } from "@/lib/server/edge";
import { hostCookie } from "@/lib/server/host-cookie";
import { askSelfQuestion } from "@/lib/server/self-check-in/ask-self-question";
import { beginSelfCheckIn } from "@/lib/server/self-check-in/begin-self-check-in";
import { finishSelfCheckIn } from "@/lib/server/self-check-in/finish-self-check-in";

const YEAR_SECONDS = 365 * 24 * 60 * 60;

export async function beginSelfCheckInAction(input: unknown): Promise<Reply<BeginSelfReply>> {
  return reply(async () => {
    const actor = await currentActor();
    const request = parse(beginSelfCheckInSchema, input);
    return beginSelfCheckIn(actor, request, { browser: await thisBrowser(), now: new Date() });
  });
}

export async function askSelfQuestionAction(input: unknown): Promise<Reply<ChallengeReply>> {
  return reply(async () => askSelfQuestion(await currentActor(), parse(selfTrySchema, input), new Date()));
}

export async function finishSelfCheckInAction(input: unknown): Promise<Reply<CheckInOutcome>> {
  return reply(async () =>
    finishSelfCheckIn(await currentActor(), parse(markRequestSchema, input), new Date()),
  );
}

/** What tells one browser from another: a cookie of random bytes, made at the first try. */
async function thisBrowser(): Promise<string> {
  const store = await cookies();
  const { name, ...options } = hostCookie("hadir.browser");
  const known = store.get(name)?.value;
  if (known && /^[\w-]{43}$/.test(known)) return known;
  const made = randomBytes(32).toString("base64url");
  store.set(name, made, { ...options, sameSite: "strict", maxAge: YEAR_SECONDS });
  return made;
}
