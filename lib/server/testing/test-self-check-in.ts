import { eq } from "drizzle-orm";
import { sections } from "@/db/schema/sections";
import { classSessions } from "@/db/schema/timetable";
import type { CheckInOutcome, MarkRequest } from "@/lib/contracts/check-in";
import type { ChallengeGrant } from "@/lib/contracts/kiosk";
import type { BeginSelfReply } from "@/lib/contracts/self-check-in";
import type { Actor } from "../actor";
import { getToday } from "../attendance/get-today";
import { inOrganization } from "../database";
import { askSelfQuestion } from "../self-check-in/ask-self-question";
import { beginSelfCheckIn } from "../self-check-in/begin-self-check-in";
import { classCodeNow } from "../self-check-in/class-code";
import { finishSelfCheckIn } from "../self-check-in/finish-self-check-in";
import { type Bend, impersonate, type TestKiosk } from "./test-kiosk";
import type { TestOrganization } from "./test-organization";

/** One browser in which somebody has signed in: its cookie and the key that it makes for a try. */
export type TestBrowser = {
  key: TestKiosk;
  begin(sessionId: string, now: Date, code?: string): Promise<BeginSelfReply>;
  /** Begins with the right code and asks for the question. */
  question(sessionId: string, now: Date): Promise<ChallengeGrant>;
  answer(vector: Float32Array, now: Date, bend: Bend & { challenge: ChallengeGrant }): Promise<MarkRequest>;
  /** All of it, from the right code to the end. */
  checkIn(sessionId: string, vector: Float32Array, now: Date): Promise<CheckInOutcome>;
};

export async function openTestBrowser(actor: Actor, browser: string): Promise<TestBrowser> {
  const { organizationId, accountId } = actor;
  const key = await impersonate(organizationId, accountId);
  const begin = (sessionId: string, now: Date, code = classCodeNow({ organizationId, sessionId }, now)) =>
    beginSelfCheckIn(actor, { sessionId, code, publicKey: key.publicKey }, { browser, now });
  const question = async (sessionId: string, now: Date) => {
    const begun = await begin(sessionId, now);
    if (begun.kind !== "begun") throw new Error(`not begun: ${begun.kind}`);
    const reply = await askSelfQuestion(actor, { tryId: begun.tryId }, now);
    if (reply.kind !== "granted") throw new Error(`no question: ${reply.kind}`);
    return reply.challenge;
  };
  const answer = (vector: Float32Array, now: Date, bend: Bend & { challenge: ChallengeGrant }) =>
    key.mark(vector, now, { ...bend, claims: { tier: "T0", ...bend.claims } });
  const checkIn = async (sessionId: string, vector: Float32Array, now: Date) => {
    const challenge = await question(sessionId, now);
    return finishSelfCheckIn(actor, await answer(vector, now, { challenge }), now);
  };
  return { key, begin, question, answer, checkIn };
}

/** The session of a section of the demo that begins at an instant. */
export async function sessionAt(
  organization: TestOrganization,
  nameEn: string,
  startsAt: Date,
): Promise<string> {
  await getToday(organization.administrator, startsAt);
  const found = await inOrganization(organization.id, (tx) =>
    tx
      .select({ id: classSessions.id, startsAt: classSessions.startsAt })
      .from(classSessions)
      .innerJoin(sections, eq(sections.id, classSessions.sectionId))
      .where(eq(sections.nameEn, nameEn)),
  );
  const session = found.find((one) => one.startsAt.getTime() === startsAt.getTime());
  if (!session) throw new Error(`no session of ${nameEn} at ${startsAt.toISOString()}`);
  return session.id;
}
