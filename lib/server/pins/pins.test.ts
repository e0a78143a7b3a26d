import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { auditLog } from "@/db/schema/audit";
import { personPins } from "@/db/schema/pins";
import { isObviousPin } from "@/lib/domain/kiosk-pin";
import type { Actor } from "../actor";
import { inOrganization } from "../database";
import { withdrawConsent } from "../enrolment/withdraw-consent";
import { deletePerson } from "../people/delete-person";
import { recordDeparture } from "../people/record-departure";
import { lastAudit } from "../testing/last-audit";
import {
  createTestOrganization,
  openTestDatabase,
  personByNumber,
  type TestOrganization,
} from "../testing/test-organization";
import { getOwnPin, getPin } from "./get-pin";
import { giveOwnPin, givePin } from "./give-pin";
import { hashPin } from "./hash-pin";
import { takeOwnPinAway, takePinAway } from "./take-pin-away";

const NOW = new Date("2026-11-22T08:00:00Z");
const LATER = new Date("2026-11-22T09:00:00Z");
let opened: OpenDatabase;
let school: TestOrganization;
let neighbour: TestOrganization;

beforeAll(async () => {
  opened = await openTestDatabase();
  neighbour = await createTestOrganization(opened, NOW);
});
afterAll(() => opened.close());
beforeEach(async () => {
  school = await createTestOrganization(opened, NOW);
});

const kept = (organizationId = school.id) =>
  inOrganization(organizationId, (tx) => tx.select().from(personPins));
const idOf = async (number: string) => (await personByNumber(school.id, number)).id;

describe("one's own PIN", () => {
  it("is told once, six digits that nobody would try first, and kept as a keyed hash only", async () => {
    const { pin } = await giveOwnPin(school.student, NOW);
    expect(pin).toMatch(/^[0-9]{6}$/);
    expect(isObviousPin(pin)).toBe(false);
    const { personId } = school.student;
    expect(await kept()).toEqual([
      {
        organizationId: school.id,
        personId,
        hmac: hashPin(personId, pin),
        givenAt: NOW,
        givenBy: school.student.accountId,
        wrongInARow: 0,
        lastWrongAt: null,
      },
    ]);
    expect(await getOwnPin(school.student)).toEqual({ givenAt: NOW.toISOString(), locked: false });
    expect(await lastAudit(school.id)).toMatchObject({ action: "person.give_pin", objectId: personId });
    expect(JSON.stringify(await inOrganization(school.id, (tx) => tx.select().from(auditLog)))).not.toContain(
      pin,
    );
  });

  it("given anew ends the one before and what was counted against it", async () => {
    await giveOwnPin(school.student, NOW);
    await inOrganization(school.id, (tx) => tx.update(personPins).set({ wrongInARow: 10, lastWrongAt: NOW }));
    expect(await getOwnPin(school.student)).toMatchObject({ locked: true });
    const { pin } = await giveOwnPin(school.student, LATER);
    expect(await getOwnPin(school.student)).toEqual({ givenAt: LATER.toISOString(), locked: false });
    expect(await kept()).toMatchObject([
      { hmac: hashPin(school.student.personId, pin), wrongInARow: 0, lastWrongAt: null },
    ]);
  });

  it("can be taken away, and there is nothing to audit where there is none", async () => {
    await giveOwnPin(school.student, NOW);
    await takeOwnPinAway(school.student, LATER);
    expect(await getOwnPin(school.student)).toBeNull();
    const row = await lastAudit(school.id);
    expect(row).toMatchObject({ action: "person.take_pin", actorId: school.student.accountId });
    await takeOwnPinAway(school.student, LATER);
    expect((await lastAudit(school.id))?.seq).toBe(row?.seq);
  });

  it("is nothing for a key of an application", async () => {
    const key: Actor = { ...school.teacher, scopes: ["person.enrol"] };
    for (const call of [giveOwnPin(key, NOW), takeOwnPinAway(key, NOW), getOwnPin(key)])
      await expect(call).rejects.toMatchObject({ reason: "key_lacks_scope" });
  });
});

describe("a PIN from staff", () => {
  it("is given, told of and taken away by who may enrol the person", async () => {
    for (const by of [school.administrator, school.teacher]) {
      const personId = await idOf("S002");
      const { pin } = await givePin(by, { personId }, NOW);
      expect(await getPin(by, { personId }, NOW)).toEqual({ givenAt: NOW.toISOString(), locked: false });
      expect(await kept()).toMatchObject([{ personId, hmac: hashPin(personId, pin), givenBy: by.accountId }]);
      await takePinAway(by, { personId }, NOW);
      expect(await getPin(by, { personId }, NOW)).toBeNull();
    }
  });

  it("is not for students to give, nor for a teacher of others, nor across organisations", async () => {
    const [own, foreign] = [await idOf("S002"), await idOf("S030")];
    const calls = (by: Actor, personId: string) => [
      () => givePin(by, { personId }, NOW),
      () => takePinAway(by, { personId }, NOW),
      () => getPin(by, { personId }, NOW),
    ];
    for (const call of calls(school.student, own))
      await expect(call()).rejects.toMatchObject({ code: "forbidden", reason: "role_lacks_ability" });
    for (const call of [...calls(school.teacher, foreign), ...calls(neighbour.administrator, own)])
      await expect(call()).rejects.toMatchObject({ code: "not_found", reason: "person_not_found" });
    expect(await kept()).toEqual([]);
    expect(await kept(neighbour.id)).toEqual([]);
  });

  it("is not for who has left", async () => {
    const personId = await idOf("S002");
    await recordDeparture(school.administrator, { personId, leftOn: "2026-11-22" }, NOW);
    await expect(givePin(school.administrator, { personId }, NOW)).rejects.toMatchObject({
      reason: "person_not_found",
    });
  });
});

it("goes with the face: consent withdrawn, left, deleted", async () => {
  const [own, left, withdrawn, other] = await Promise.all(["S001", "S002", "S003", "S004"].map(idOf));
  for (const personId of [own, left, withdrawn, other])
    await givePin(school.administrator, { personId: personId ?? "" }, NOW);
  await deletePerson(school.administrator, { personId: own ?? "", name: "Sara Mansour" }, NOW);
  await recordDeparture(school.administrator, { personId: left ?? "", leftOn: "2026-11-22" }, NOW);
  await withdrawConsent(school.administrator, { personId: withdrawn ?? "" }, NOW);
  expect(await kept()).toMatchObject([{ personId: other }]);
});
