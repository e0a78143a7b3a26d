import { and, asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { outbox } from "@/db/schema/alerts";
import { attendanceRecords } from "@/db/schema/attendance";
import { devices } from "@/db/schema/devices";
import { obligations } from "@/db/schema/obligations";
import type { SaveAlertRule } from "@/lib/contracts/alerts";
import { listAlertRules } from "../alerts/list-alert-rules";
import { saveAlertRule } from "../alerts/save-alert-rule";
import { readAudit } from "../audit/read-audit";
import { inOrganization } from "../database";
import { obligationOf, openSessions, recordOf, see } from "../testing/test-attendance";
import { pairTestKiosk } from "../testing/test-kiosk";
import {
  createTestOrganization,
  openTestDatabase,
  type TestOrganization,
} from "../testing/test-organization";
import { finaliseDue } from "./finalise-due";
import { finaliseNow } from "./finalise-now";
import { markPerson } from "./mark-person";

const START = new Date("2026-11-22T08:00:00Z");
const minutes = (n: number) => new Date(START.getTime() + n * 60_000);
let opened: OpenDatabase;
let school: TestOrganization;

beforeAll(async () => {
  opened = await openTestDatabase();
});
afterAll(() => opened.close());
beforeEach(async () => {
  school = await createTestOrganization(opened, START);
  await openSessions(school.id, START);
});

const recordsAt = (startsAt: Date) =>
  inOrganization(school.id, (tx) =>
    tx
      .select({ presence: attendanceRecords.presence, state: attendanceRecords.state })
      .from(attendanceRecords)
      .where(and(eq(attendanceRecords.organizationId, school.id), eq(attendanceRecords.startsAt, startsAt))),
  );

describe("at the end of a session", () => {
  it("nobody is absent before, and those who did not come are after, for good, once", async () => {
    await see(school.id, "S001", minutes(3));
    await finaliseNow(school.administrator, minutes(120));
    expect((await recordsAt(START)).map(({ presence }) => presence)).toEqual(["present"]);
    const { settled } = await finaliseNow(school.administrator, minutes(121));
    expect(settled).toBeGreaterThanOrEqual(12);
    const records = await recordsAt(START);
    expect(records.filter(({ presence }) => presence === "absent")).toHaveLength(11);
    expect(records.every(({ state }) => state === "final")).toBe(true);
    expect(await finaliseNow(school.administrator, minutes(122))).toEqual({ settled: 0 });
    const { lines } = await readAudit(school.administrator, { action: "attendance.finalise" });
    expect(lines.length).toBeGreaterThan(0);
  });

  it("an absence waits for a kiosk that has not reported, at most for the hold", async () => {
    const kiosk = await pairTestKiosk(school, START);
    const report = (at: Date) =>
      inOrganization(school.id, (tx) =>
        tx
          .update(devices)
          .set({ lastSeenAt: at })
          .where(and(eq(devices.organizationId, school.id), eq(devices.id, kiosk.deviceId))),
      );
    await report(minutes(60));
    await finaliseNow(school.administrator, minutes(121));
    const { id } = await obligationOf(school.id, "S002", START);
    expect(await recordOf(school.id, id)).toMatchObject({ presence: "absent", state: "provisional" });
    await report(minutes(125));
    await finaliseNow(school.administrator, minutes(127));
    expect((await recordOf(school.id, id))?.state).toBe("final");

    const second = minutes(120);
    await openSessions(school.id, second);
    await report(minutes(200));
    await finaliseNow(school.administrator, minutes(241));
    const late = await obligationOf(school.id, "S002", second);
    expect((await recordOf(school.id, late.id))?.state).toBe("provisional");
    await finaliseNow(school.administrator, minutes(240 + 60));
    expect((await recordOf(school.id, late.id))?.state).toBe("final");
  });

  it("evidence that arrives late from a kiosk that was offline turns the absence into what it was", async () => {
    await finaliseNow(school.administrator, minutes(121));
    const { id } = await obligationOf(school.id, "S003", START);
    expect(await recordOf(school.id, id)).toMatchObject({ presence: "absent", state: "final" });
    await see(school.id, "S003", minutes(4), { now: minutes(300) });
    expect(await recordOf(school.id, id)).toMatchObject({ presence: "present", late: false, state: "final" });
  });

  it("several processes settle each obligation once", async () => {
    const rounds = await Promise.all(Array.from({ length: 4 }, () => finaliseDue(minutes(125))));
    const open = await inOrganization(school.id, (tx) =>
      tx.$count(obligations, and(eq(obligations.organizationId, school.id), eq(obligations.state, "open"))),
    );
    const settled = await inOrganization(school.id, (tx) =>
      tx.$count(obligations, and(eq(obligations.organizationId, school.id), eq(obligations.state, "final"))),
    );
    expect(rounds.reduce((sum, n) => sum + n, 0)).toBeGreaterThanOrEqual(settled);
    expect(settled).toBeGreaterThan(0);
    const { lines } = await readAudit(school.administrator, { action: "attendance.finalise" });
    const told = lines.reduce((sum, { after }) => sum + Number(after?.records ?? 0), 0);
    expect(told).toBe(settled);
    expect(open).toBeGreaterThan(0);
  });

  it("is an administrator's to hurry", async () => {
    await expect(finaliseNow(school.teacher, minutes(121))).rejects.toMatchObject({ code: "forbidden" });
    await expect(finaliseNow(school.student, minutes(121))).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("alerts", () => {
  const rule = (trigger: SaveAlertRule["trigger"], recipients: SaveAlertRule["recipients"] = ["person"]) =>
    saveAlertRule(
      school.administrator,
      { unitId: null, nameAr: "غياب", nameEn: "Rule", trigger, recipients, channels: ["mail"], active: true },
      START,
    );
  const rows = () =>
    inOrganization(school.id, (tx) =>
      tx.select().from(outbox).where(eq(outbox.organizationId, school.id)).orderBy(asc(outbox.createdAt)),
    );

  it("are put into the outbox once per rule, obligation, recipient and channel", async () => {
    const { id: ruleId } = await rule({ kind: "absent" }, ["person", "guardian", "teacher"]);
    await see(school.id, "S001", minutes(3));
    await finaliseNow(school.administrator, minutes(121));
    await finaliseNow(school.administrator, minutes(122));
    const ofSecond = (await obligationOf(school.id, "S002", START)).id;
    const about = (await rows()).filter(({ obligationId }) => obligationId === ofSecond);
    expect(about.map(({ recipientKind, kind, state }) => [recipientKind, kind, state]).sort()).toEqual([
      ["guardian", "alert", "pending"],
      ["person", "alert", "pending"],
      ["teacher", "alert", "pending"],
    ]);
    const ofFirst = (await obligationOf(school.id, "S001", START)).id;
    expect((await rows()).some(({ obligationId }) => obligationId === ofFirst)).toBe(false);
    const [listed] = await listAlertRules(school.administrator);
    expect(listed).toMatchObject({ id: ruleId, trigger: { kind: "absent" } });
    expect(listed?.raised).toBe((await rows()).length);
  });

  it("are dropped before they were sent, and taken back after, when the cause is gone; who is excused raises none", async () => {
    await rule({ kind: "absent" });
    const excused = await obligationOf(school.id, "S004", START);
    await markPerson(school.teacher, { obligationId: excused.id, mark: "excused" }, minutes(5));
    await finaliseNow(school.administrator, minutes(121));
    const [second, third] = [
      await obligationOf(school.id, "S002", START),
      await obligationOf(school.id, "S003", START),
    ];
    expect((await rows()).some(({ obligationId }) => obligationId === excused.id)).toBe(false);
    await inOrganization(school.id, (tx) =>
      tx
        .update(outbox)
        .set({ state: "sent", sentAt: minutes(123) })
        .where(eq(outbox.obligationId, third.id)),
    );
    for (const { id } of [second, third])
      await markPerson(school.administrator, { obligationId: id, mark: "present" }, minutes(130));
    const states = async (obligationId: string) =>
      (await rows())
        .filter((row) => row.obligationId === obligationId)
        .map(({ kind, state }) => [kind, state]);
    expect(await states(second.id)).toEqual([["alert", "dropped"]]);
    expect(await states(third.id)).toEqual([
      ["alert", "sent"],
      ["retraction", "pending"],
    ]);
  });

  it("speak of absences in a row when the row is full, and not again", async () => {
    await rule({ kind: "consecutive_absences", count: 2 });
    for (const hours of [2, 4, 6]) {
      await openSessions(school.id, minutes(hours * 60));
      await finaliseNow(school.administrator, minutes(hours * 60 + 1));
    }
    const { personId } = await obligationOf(school.id, "S002", START);
    const about = (await rows()).filter((row) => row.personId === personId);
    expect(about).toHaveLength(1);
    // The session before this one was the first they missed.
    expect(about[0]?.obligationId).toBe((await obligationOf(school.id, "S002", START)).id);
  });

  it("have rules that only an administrator of the organisation makes", async () => {
    const { id } = await rule({ kind: "late", fromMinutes: 10 });
    const neighbour = await createTestOrganization(opened, START);
    const values = {
      id,
      unitId: null,
      nameAr: "غياب",
      nameEn: "Rule",
      trigger: { kind: "absent" as const },
      recipients: ["person" as const],
      channels: ["mail" as const],
      active: true,
    };
    await expect(saveAlertRule(school.teacher, values, START)).rejects.toMatchObject({ code: "forbidden" });
    await expect(saveAlertRule(neighbour.administrator, values, START)).rejects.toMatchObject({
      reason: "alert_rule_not_found",
    });
    expect(await listAlertRules(neighbour.administrator)).toEqual([]);
    await expect(listAlertRules(school.student)).rejects.toMatchObject({ code: "forbidden" });
    expect((await listAlertRules(school.administrator))[0]?.trigger).toEqual({
      kind: "late",
      fromMinutes: 10,
    });
  });
});
