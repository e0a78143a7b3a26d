import { desc, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { auditLog } from "@/db/schema/audit";
import { accounts } from "@/db/schema/people";
import { inOrganization } from "../database";
import {
  createTestOrganization,
  openTestDatabase,
  type TestOrganization,
} from "../testing/test-organization";
import { findActor } from "./find-actor";
import { hashPassword, passwordMatches } from "./password";
import { verifyCredentials } from "./verify-credentials";

const NOW = new Date("2026-11-22T08:00:00Z");
const PASSWORD = "صباح الخير يا مدرسة";
let opened: OpenDatabase;
let organization: TestOrganization;

beforeAll(async () => {
  opened = await openTestDatabase();
  organization = await createTestOrganization(opened, NOW);
  const passwordHash = await hashPassword(PASSWORD);
  await inOrganization(organization.id, (tx) => tx.update(accounts).set({ passwordHash }));
});
afterAll(() => opened.close());

describe("passwords", () => {
  it("count to their last letter, beyond the 72 bytes that bcrypt reads", async () => {
    const long = "ص".repeat(60);
    const hash = await hashPassword(`${long}أ`);
    expect(await passwordMatches(`${long}أ`, hash)).toBe(true);
    expect(await passwordMatches(`${long}ب`, hash)).toBe(false);
  });

  it("are the same however the letters are composed", async () => {
    const hash = await hashPassword("caf\u00e9 au lait");
    expect(await passwordMatches("cafe\u0301 au lait", hash)).toBe(true);
  });
});

describe("signing in", () => {
  it("finds the account whatever the case of its address, and audits it", async () => {
    const { teacher } = organization;
    const actor = await verifyCredentials(
      { email: ` ${teacher.email.toUpperCase()} `, password: PASSWORD },
      NOW,
    );
    expect(actor).toEqual(teacher);
    const [row] = await inOrganization(organization.id, (tx) =>
      tx.select().from(auditLog).orderBy(desc(auditLog.seq)).limit(1),
    );
    expect(row).toMatchObject({ action: "sign_in.accepted", actorId: teacher.accountId });
  });

  it.each([
    { what: "a wrong password", input: (email: string) => ({ email, password: "wrong" }) },
    { what: "an unknown address", input: () => ({ email: "nobody@example.org", password: PASSWORD }) },
    { what: "no password", input: (email: string) => ({ email, password: "" }) },
    { what: "something else", input: () => null },
  ])("refuses $what", async ({ input }) => {
    expect(await verifyCredentials(input(organization.teacher.email), NOW)).toBeNull();
  });

  it("refuses a deactivated account, and its cookie", async () => {
    const { student } = organization;
    await inOrganization(organization.id, (tx) =>
      tx.update(accounts).set({ active: false }).where(eq(accounts.id, student.accountId)),
    );
    expect(await verifyCredentials({ email: student.email, password: PASSWORD }, NOW)).toBeNull();
    expect(await findActor(organization.id, student.accountId)).toBeNull();
  });

  it("does not find an account under another organisation's name", async () => {
    const neighbour = await createTestOrganization(opened, NOW);
    expect(await findActor(neighbour.id, organization.teacher.accountId)).toBeNull();
  });
});
