import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import type { SavePolicy } from "@/lib/contracts/policies";
import { DEFAULT_CLASS_POLICY } from "@/lib/domain/attendance/policy";
import { getOwnAttendance } from "../attendance/get-own-attendance";
import { getToday } from "../attendance/get-today";
import { recordCheckIn } from "../attendance/record-check-in";
import { pairTestKiosk } from "../testing/test-kiosk";
import {
  createTestOrganization,
  enrolVector,
  openTestDatabase,
  personByNumber,
  type TestOrganization,
} from "../testing/test-organization";
import { randomVector, seededRandom, vectorNear } from "../testing/test-vectors";
import { getPolicies } from "./get-policies";
import { previewPolicyChange } from "./preview-policy-change";
import { savePolicy } from "./save-policy";
import { setRateRules } from "./set-rate-rules";

/** 10:00 in Cairo, a Sunday. */
const NOW = new Date("2026-11-22T08:00:00Z");
const TOMORROW = new Date("2026-11-23T08:00:00Z");
const random = seededRandom(5);
let opened: OpenDatabase;
let organization: TestOrganization;

beforeAll(async () => {
  opened = await openTestDatabase();
});
afterAll(() => opened.close());
beforeEach(async () => {
  organization = await createTestOrganization(opened, NOW);
});

const draft = (change: Partial<SavePolicy["policy"]> = {}, validFrom = "2026-11-23"): SavePolicy => ({
  scope: { kind: "organization" },
  validFrom,
  policy: { ...DEFAULT_CLASS_POLICY, ...change },
});

it("is saved as a version that holds from its date on; what was in force stays told", async () => {
  const before = (await getPolicies(organization.administrator, NOW)).versions.length;
  expect(await savePolicy(organization.administrator, draft({ graceInMinutes: 20 }), NOW)).toMatchObject({
    kind: "saved",
  });
  const today = await getPolicies(organization.administrator, NOW);
  expect(today.versions).toHaveLength(before + 1);
  const mine = today.versions.find(({ policy }) => policy.graceInMinutes === 20);
  expect(mine?.isInForce).toBe(false);
  const tomorrow = await getPolicies(organization.administrator, TOMORROW);
  expect(tomorrow.versions.find(({ policy }) => policy.graceInMinutes === 20)?.isInForce).toBe(true);
});

it("shows what it would have changed last week before it is saved, and writes nothing", async () => {
  const kiosk = await pairTestKiosk(organization, NOW);
  const face = randomVector(random);
  await enrolVector(organization, (await personByNumber(organization.id, "S001")).id, face);
  const { sessions } = await getToday(organization.administrator, NOW);
  const open = sessions.find(
    ({ phase, entries }) => phase === "open" && entries.some(({ number }) => number === "S001"),
  );
  const seenAt = new Date(Date.parse(open?.startsAt ?? "") + 12 * 60_000);
  await recordCheckIn(await kiosk.mark(vectorNear(face, 0.8, random), seenAt), seenAt);
  const strict = await previewPolicyChange(
    organization.administrator,
    draft({ graceInMinutes: 0 }, "2026-11-24"),
    TOMORROW,
  );
  const lax = await previewPolicyChange(
    organization.administrator,
    draft({ graceInMinutes: 60 }, "2026-11-24"),
    TOMORROW,
  );
  expect(strict.judged).toBeGreaterThan(0);
  expect(strict.after.L ?? 0).toBe(1);
  expect(lax.after.L ?? 0).toBe(0);
  expect([...strict.lines, ...lax.lines].some(({ person }) => person.en === "Sara Mansour")).toBe(true);
  expect(
    (await getPolicies(organization.administrator, NOW)).versions.every(
      ({ policy }) => policy.graceInMinutes !== 60,
    ),
  ).toBe(true);
});

it("is refused with every reason when it contradicts itself or history", async () => {
  const bad = draft({
    graceInMinutes: 30,
    absentAfterMinutes: 10,
    graceOutMinutes: 5,
    windowBeforeMinutes: -1,
  });
  const outcome = await savePolicy(organization.administrator, bad, NOW);
  expect(
    outcome.kind === "refused" ? outcome.faults.map(({ field, reason }) => [field, reason]) : [],
  ).toEqual(
    expect.arrayContaining([
      ["windowBeforeMinutes", "out_of_range"],
      ["absentAfterMinutes", "absent_before_grace"],
      ["graceOutMinutes", "early_grace_without_checkout"],
    ]),
  );
  await savePolicy(organization.administrator, draft({}, "2026-12-01"), NOW);
  expect(await savePolicy(organization.administrator, draft({}, "2026-11-25"), NOW)).toMatchObject({
    kind: "refused",
    faults: [{ field: "validFrom", reason: "before_last_version" }],
  });
});

it("is the administrator's, within the own organisation", async () => {
  for (const actor of [organization.teacher, organization.student]) {
    await expect(savePolicy(actor, draft(), NOW)).rejects.toMatchObject({ code: "forbidden" });
    await expect(previewPolicyChange(actor, draft(), NOW)).rejects.toMatchObject({ code: "forbidden" });
    await expect(getPolicies(actor, NOW)).rejects.toMatchObject({ code: "forbidden" });
  }
  const neighbour = await createTestOrganization(opened, NOW);
  const { sessions } = await getToday(neighbour.administrator, NOW);
  const foreign = { ...draft(), scope: { kind: "section" as const, id: sessions[0]?.sectionId ?? "" } };
  for (const work of [savePolicy, previewPolicyChange]) {
    await expect(work(organization.administrator, foreign, NOW)).rejects.toMatchObject({
      reason: "section_not_found",
    });
  }
  await savePolicy(neighbour.administrator, draft({ graceInMinutes: 44 }), NOW);
  const mine = await getPolicies(organization.administrator, NOW);
  expect(mine.versions.every(({ policy }) => policy.graceInMinutes !== 44)).toBe(true);
});

it("asks for a share and drops the lowest as administrators of the organisation say", async () => {
  const neighbour = await createTestOrganization(opened, NOW);
  const rules = { atRiskPercent: 75, dropLowest: 2 };
  for (const actor of [organization.teacher, organization.student])
    await expect(setRateRules(actor, rules, NOW)).rejects.toMatchObject({ code: "forbidden" });
  await setRateRules(organization.administrator, rules, NOW);
  expect((await getPolicies(organization.administrator, NOW)).rates).toEqual(rules);
  expect((await getPolicies(neighbour.administrator, NOW)).rates).toEqual({
    atRiskPercent: 85,
    dropLowest: 0,
  });
  const own = await getOwnAttendance(organization.student, {}, NOW);
  expect(own.threshold).toBe(0.75);
});
