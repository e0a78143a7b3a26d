import { and, asc, eq } from "drizzle-orm";
import postgres from "postgres";
import { v7 as uuidv7 } from "uuid";
import { type OpenDatabase, openDatabase } from "@/db/client";
import { faceTemplates } from "@/db/schema/faces";
import { accounts, consents, persons } from "@/db/schema/people";
import { seedDemo } from "@/db/seed";
import { type ModelName, REDUCED_EMBEDDER, STANDARD_EMBEDDER } from "@/lib/domain/embedder-model";
import { type AccountRow, loadActor } from "../accounts/find-actor";
import { beginLoginSession } from "../accounts/login-session";
import type { Actor } from "../actor";
import { inOrganization, serveFrom } from "../database";
import { serveModels } from "../recognition/installed-models";
import { protectTemplate } from "../templates/protect-template";
import { currentTemplateKeys } from "../templates/template-keys";

/** A fresh demo organisation for one test, with an actor a role. Tests of one file share the engine and see only their own. */
export type TestOrganization = { id: string; administrator: Actor; teacher: Actor; student: Actor };

/**
 * Opens the engine for one test file and hands it to the services: a database of its own on the server that TEST_DATABASE_URL names,
 * dropped when closed, else an embedded one in memory.
 */
export async function openTestDatabase(): Promise<OpenDatabase> {
  const server = process.env.TEST_DATABASE_URL;
  const opened = server ? await openFreshDatabase(server) : await openDatabase({ kind: "memory" });
  serveFrom(opened);
  serveModels([STANDARD_EMBEDDER, REDUCED_EMBEDDER]);
  return opened;
}

const DROP_TRIES = 3;

async function openFreshDatabase(server: string): Promise<OpenDatabase> {
  const name = `hadir_test_${uuidv7().replaceAll("-", "")}`;
  const administer = async (statement: string) => {
    const client = postgres(server, { max: 1 });
    await client.unsafe(statement).finally(() => client.end());
  };
  await administer(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const opened = await openDatabase({ kind: "server", url: url.href });
  const close = async () => {
    await opened.close();
    // The server waits five seconds for the last connections to go, which a crowded machine may need longer for.
    for (let tries = 1; ; tries++) {
      try {
        return await administer(`drop database ${name} with (force)`);
      } catch (error) {
        if (tries === DROP_TRIES) throw error;
      }
    }
  };
  return { ...opened, close };
}

export async function createTestOrganization({ db }: OpenDatabase, now: Date): Promise<TestOrganization> {
  const roles = ["administrator", "teacher", "student"] as const;
  const demo = roles.map((role) => ({ role, email: `${role}@${uuidv7()}.example`, passwordHash: "none" }));
  const id = await db.transaction((tx) => seedDemo(tx, demo, now));
  const found = await inOrganization(id, (tx) =>
    tx.select().from(accounts).where(eq(accounts.organizationId, id)),
  );
  const actorFor = (role: (typeof roles)[number]): Promise<Actor> => {
    const account = found.find((one) => one.email.startsWith(`${role}@`));
    if (!account) throw new Error(`no ${role}`);
    return signIn(account, now);
  };
  return {
    id,
    administrator: await actorFor("administrator"),
    teacher: await actorFor("teacher"),
    student: await actorFor("student"),
  };
}

/** A sign-in of an account, as a right password makes it. */
export async function signIn(account: AccountRow, now: Date): Promise<Actor> {
  const { organizationId, id: accountId } = account;
  return inOrganization(organizationId, async (tx) => {
    const client = { kind: "web" as const, userAgent: "test browser" };
    const sessionId = await beginLoginSession(tx, { organizationId, accountId }, client, now);
    const actor = await loadActor(tx, account, sessionId, now);
    if (!actor) throw new Error(`${account.email} has no role`);
    return actor;
  });
}

/** The people of the organisation by number: S001 to S036 in three sections, T001 to T004 in none. */
export async function personByNumber(organizationId: string, number: string) {
  const [person] = await inOrganization(organizationId, (tx) =>
    tx
      .select()
      .from(persons)
      .where(and(eq(persons.organizationId, organizationId), eq(persons.number, number)))
      .orderBy(asc(persons.number)),
  );
  if (!person) throw new Error(`no person ${number}`);
  return person;
}

/** Gives a person one reference template with this vector, as an enrolment would. */
export async function enrolVector(
  organization: TestOrganization,
  personId: string,
  vector: Float32Array,
  { modelId, modelVersion }: ModelName = STANDARD_EMBEDDER,
): Promise<{ consentId: string }> {
  const organizationId = organization.id;
  const consentId = uuidv7();
  const createdAt = new Date();
  await inOrganization(organizationId, async (tx) => {
    await tx.insert(consents).values({
      organizationId,
      id: consentId,
      personId,
      purpose: "face_attendance",
      textVersion: "test",
      language: "ar",
      givenBy: "self",
      giverName: "test",
      recordedBy: organization.administrator.accountId,
      givenAt: createdAt,
    });
    const owner = { organizationId, personId, modelId, modelVersion };
    await tx.insert(faceTemplates).values({
      ...owner,
      ...protectTemplate(vector, owner, await currentTemplateKeys(tx, organizationId)),
      id: uuidv7(),
      kind: "average",
      consentId,
      createdAt,
    });
  });
  return { consentId };
}
