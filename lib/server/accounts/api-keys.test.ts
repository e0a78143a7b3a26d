import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { apiKeys } from "@/db/schema/credentials";
import { accounts } from "@/db/schema/people";
import { affiliations } from "@/db/schema/units";
import { createApiKeySchema } from "@/lib/contracts/api-keys";
import { listPeopleSchema } from "@/lib/contracts/people";
import type { Ability } from "@/lib/domain/abilities";
import { type Actor, authorise } from "../actor";
import { getToday } from "../attendance/get-today";
import { readAudit } from "../audit/read-audit";
import { inOrganization } from "../database";
import { listPeople } from "../people/list-people";
import {
  createTestOrganization,
  openTestDatabase,
  type TestOrganization,
} from "../testing/test-organization";
import { changePassword } from "./change-password";
import { createApiKey } from "./create-api-key";
import { findKeyActor } from "./find-key-actor";
import { listApiKeys } from "./list-api-keys";
import { hashPassword } from "./password";
import { revokeApiKey } from "./revoke-api-key";

const NOW = new Date("2026-11-22T08:00:00Z");
const PASSWORD = "the right password of a test";
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

let opened: OpenDatabase;
let passwordHash: string;
let organization: TestOrganization;

beforeAll(async () => {
  opened = await openTestDatabase();
  passwordHash = await hashPassword(PASSWORD);
});
afterAll(() => opened.close());
beforeEach(async () => {
  organization = await createTestOrganization(opened, NOW);
  await inOwn((tx) => tx.update(accounts).set({ passwordHash }));
});

const inOwn = <T>(work: Parameters<typeof inOrganization<T>>[1]) => inOrganization(organization.id, work);
const make = (actor: Actor, scopes: Ability[], days = 30) =>
  createApiKey(actor, { name: "Timetable", scopes, days, password: PASSWORD }, NOW);

async function actorOf(key: string, at = NOW): Promise<Actor> {
  const actor = await findKeyActor(key, at);
  if (!actor) throw new Error("the key opens nothing");
  return actor;
}

describe("a key", () => {
  it("does what it was made for, as its owner may, and nothing else", async () => {
    const { key } = await make(organization.teacher, ["attendance.view"]);
    const actor = await actorOf(key);
    expect(actor).toMatchObject({ roles: ["teacher"], scopes: ["attendance.view"] });
    expect((await getToday(actor, NOW)).sessions).toEqual(
      (await getToday(organization.teacher, NOW)).sessions,
    );
    await expect(listPeople(actor, listPeopleSchema.parse({}), NOW)).rejects.toMatchObject({
      reason: "key_lacks_scope",
    });
    expect(() => authorise(actor, "device.manage")).toThrow(/role_lacks_ability/);
  });

  it("is told once and kept as a hash; making and revoking it is audited", async () => {
    const { teacher, administrator } = organization;
    const { key, id } = await make(teacher, ["attendance.view"]);
    expect(key).toMatch(/^hadir_[\w-]{86}$/);
    const [kept] = await inOwn((tx) => tx.select().from(apiKeys));
    const secret = Buffer.from(key.slice(6), "base64url").subarray(32);
    for (const form of ["base64url", "base64", "hex"] as const)
      expect(JSON.stringify(kept)).not.toContain(secret.toString(form));
    await revokeApiKey(teacher, { keyId: id }, NOW);
    expect(await findKeyActor(key, NOW)).toBeNull();
    await expect(revokeApiKey(teacher, { keyId: id }, NOW)).rejects.toMatchObject({
      reason: "key_not_found",
    });
    const { lines } = await readAudit(administrator, { action: "api_key" });
    expect(lines.map(({ action }) => action)).toEqual(["api_key.revoke", "api_key.create"]);
    expect(JSON.stringify(lines)).not.toContain(key.slice(-43));
  });

  it("ends on its day", async () => {
    const { key, expiresAt } = await make(organization.teacher, ["attendance.view"], 1);
    expect(expiresAt).toBe("2026-11-23T08:00:00.000Z");
    expect(await findKeyActor(key, later(86_399))).not.toBeNull();
    expect(await findKeyActor(key, later(86_400))).toBeNull();
    expect(await listApiKeys(organization.teacher, later(86_400))).toMatchObject([{ state: "expired" }]);
  });

  it("tells when it was used, written at most once a minute", async () => {
    const { teacher } = organization;
    const { key } = await make(teacher, ["attendance.view"]);
    const used = async () => (await listApiKeys(teacher, NOW))[0]?.lastUsedAt;
    expect(await used()).toBeNull();
    await actorOf(key, later(5));
    await actorOf(key, later(65));
    expect(await used()).toBe(later(5).toISOString());
    await actorOf(key, later(66));
    expect(await used()).toBe(later(66).toISOString());
  });

  it("loses what its owner loses", async () => {
    const { administrator } = organization;
    const { key } = await make(administrator, ["device.manage", "attendance.view_own"]);
    expect(authorise(await actorOf(key), "device.manage")).toBe("all");
    await inOwn((tx) =>
      tx
        .update(affiliations)
        .set({ role: "student" })
        .where(eq(affiliations.personId, administrator.personId)),
    );
    const actor = await actorOf(key);
    expect(() => authorise(actor, "device.manage")).toThrow(/role_lacks_ability/);
    expect(authorise(actor, "attendance.view_own")).toBe("own");
    await inOwn((tx) =>
      tx.update(accounts).set({ active: false }).where(eq(accounts.id, administrator.accountId)),
    );
    expect(await findKeyActor(key, NOW)).toBeNull();
  });

  it("never manages accounts, passwords or keys, not even where its row says so", async () => {
    const { teacher } = organization;
    await expect(make(teacher, ["account.manage_own"])).rejects.toMatchObject({ reason: "scope_not_held" });
    const { key } = await make(teacher, ["attendance.view"]);
    await inOwn((tx) => tx.update(apiKeys).set({ scopes: ["account.manage_own", "attendance.view"] }));
    const actor = await actorOf(key);
    await expect(
      changePassword(actor, { password: PASSWORD, next: "seven owls in a tin hat" }, NOW),
    ).rejects.toMatchObject({ reason: "key_lacks_scope" });
    await expect(make(actor, ["attendance.view"])).rejects.toMatchObject({ reason: "key_lacks_scope" });
    await expect(listApiKeys(actor, NOW)).rejects.toMatchObject({ reason: "key_lacks_scope" });
  });
});

describe("making a key", () => {
  it("needs the password, and abilities that one has", async () => {
    const { teacher, student } = organization;
    const input = { name: "Timetable", scopes: ["attendance.view" as const], days: 30, password: "wrong" };
    await expect(createApiKey(teacher, input, NOW)).rejects.toMatchObject({ field: "password" });
    await expect(make(student, ["attendance.view"])).rejects.toMatchObject({ reason: "scope_not_held" });
    await expect(make(teacher, ["device.manage"])).rejects.toMatchObject({ field: "scopes" });
  });

  it.each([{ days: 0 }, { days: 366 }, { scopes: [] }, { scopes: ["everything"] }, { name: " " }])(
    "is refused with %j",
    (changes) => {
      const whole = { name: "Timetable", scopes: ["attendance.view"], days: 365, password: PASSWORD };
      expect(createApiKeySchema.safeParse(whole).success).toBe(true);
      expect(createApiKeySchema.safeParse({ ...whole, ...changes }).success).toBe(false);
    },
  );

  it("stops at twenty that are open", async () => {
    const { teacher } = organization;
    const [first] = [await make(teacher, ["attendance.view"])];
    await inOwn(async (tx) => {
      const [row] = await tx.select().from(apiKeys);
      if (!row) throw new Error("no key");
      await tx.insert(apiKeys).values(
        Array.from({ length: 19 }, (_, index) => ({
          ...row,
          id: `019aa9f0-0000-7000-8000-${String(index).padStart(12, "0")}`,
        })),
      );
    });
    await expect(make(teacher, ["attendance.view"])).rejects.toMatchObject({ reason: "too_many_keys" });
    await revokeApiKey(teacher, { keyId: first.id }, NOW);
    await make(teacher, ["attendance.view"]);
  });
});

describe("what is no key of one's own", () => {
  it("opens nothing", async () => {
    const neighbour = await createTestOrganization(opened, NOW);
    const { key } = await make(organization.teacher, ["attendance.view"]);
    const bytes = Buffer.from(key.slice(6), "base64url");
    const withByte = (index: number) => {
      const copy = Buffer.from(bytes);
      copy[index] = (copy[index] ?? 0) ^ 1;
      return `hadir_${copy.toString("base64url")}`;
    };
    const elsewhere = Buffer.concat([
      Buffer.from(neighbour.id.replaceAll("-", ""), "hex"),
      bytes.subarray(16),
    ]);
    const forged = [
      ...Array.from(bytes.keys(), withByte),
      `hadir_${elsewhere.toString("base64url")}`,
      "hadir_",
      "hadir_AAAA",
      `${key}A`,
      `${key}=`,
      key.slice(0, -1),
      key.slice(6),
      key.toUpperCase(),
    ];
    for (const one of forged) expect(await findKeyActor(one, NOW)).toBeNull();
  });

  it("is neither listed nor revoked by another account", async () => {
    const { teacher, administrator, student } = organization;
    const neighbour = await createTestOrganization(opened, NOW);
    const { id: keyId } = await make(teacher, ["attendance.view"]);
    for (const actor of [administrator, student, neighbour.administrator]) {
      expect(await listApiKeys(actor, NOW)).toEqual([]);
      await expect(revokeApiKey(actor, { keyId }, NOW)).rejects.toMatchObject({ code: "not_found" });
    }
    const open = await inOwn((tx) =>
      tx
        .select()
        .from(apiKeys)
        .where(and(eq(apiKeys.id, keyId))),
    );
    expect(open[0]?.revokedAt).toBeNull();
  });
});
