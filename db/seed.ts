import { sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Transaction } from "./client";
import { DEMO_SECTIONS, DEMO_STAFF, DEMO_STUDENTS, DEMO_UNITS } from "./demo-people";
import { organizations } from "./schema/organizations";
import { accounts, persons } from "./schema/people";
import { policies } from "./schema/policies";
import { sectionMembers, sections } from "./schema/sections";
import { meetingPatterns } from "./schema/timetable";
import { affiliations, units } from "./schema/units";

export type DemoAccount = {
  role: "administrator" | "teacher" | "student";
  email: string;
  passwordHash: string;
};

type Affiliation = typeof affiliations.$inferInsert;

/** The demo school gives ten minutes of grace. */
const SCHOOL_POLICY = {
  version: 1,
  graceInMinutes: 10,
  absentAfterMinutes: null,
  absentAfterMeans: "absent" as const,
  graceOutMinutes: 0,
  checkoutRequired: false,
  dedupeSeconds: 60,
  windowBeforeMinutes: 15,
  windowAfterMinutes: 0,
  holdForOfflineMinutes: 60,
  lateCountsAs: 1,
};

const SECTION_SIZE = 12;
const MEETING_HOURS = 2;

/**
 * The demo school: 36 students in three sections, four members of staff, an account a role. The sections meet round the clock, two hours
 * each, begun at different times, so that whenever a newcomer looks there is an open session. Returns the organisation's id.
 */
export async function seedDemo(
  tx: Transaction,
  demoAccounts: readonly DemoAccount[],
  now: Date,
): Promise<string> {
  const organizationId = uuidv7();
  const person =
    (kind: "student" | "employee", prefix: string) => (names: readonly [string, string], index: number) => ({
      organizationId,
      id: uuidv7(),
      kind,
      nameAr: names[0],
      nameEn: names[1],
      number: `${prefix}${String(index + 1).padStart(3, "0")}`,
      createdAt: now,
    });
  const students = DEMO_STUDENTS.map(person("student", "S"));
  const staff = DEMO_STAFF.map(person("employee", "T"));
  const [school, ...stages] = DEMO_UNITS.map(([kind, nameAr, nameEn]) => ({
    organizationId,
    id: uuidv7(),
    kind,
    nameAr,
    nameEn,
    createdAt: now,
  }));
  // Grades 7 belong to the first stage, grade 8 to the second.
  const classes = DEMO_SECTIONS.map(([nameAr, nameEn], index) => ({
    organizationId,
    id: uuidv7(),
    unitId: stages[index < 2 ? 0 : 1]?.id,
    nameAr,
    nameEn,
  }));
  const validFrom = now.toISOString().slice(0, 8).concat("01");

  await tx.execute(sql`select set_config('app.organization_id', ${organizationId}, true)`);
  await tx.insert(organizations).values({
    id: organizationId,
    nameAr: "مدرسة النور التجريبية",
    nameEn: "Al-Noor Demo School",
    timeZone: "Africa/Cairo",
    weekendDays: [5, 6],
    selfCheckIn: true,
    createdAt: now,
  });
  await tx
    .insert(policies)
    .values({ ...SCHOOL_POLICY, organizationId, id: uuidv7(), validFrom: "2020-01-01", createdAt: now });
  await tx.insert(persons).values([...students, ...staff]);
  if (!school) throw new Error("the demo has no school");
  await tx.insert(units).values([school, ...stages.map((stage) => ({ ...stage, parentId: school.id }))]);
  const affiliated = (personId: string, role: Affiliation["role"], unitId: string | null) => ({
    organizationId,
    id: uuidv7(),
    personId,
    role,
    unitId,
    validFrom,
    createdAt: now,
  });
  await tx
    .insert(affiliations)
    .values([
      ...students.map(({ id }, index) =>
        affiliated(id, "student", classes[Math.floor(index / SECTION_SIZE)]?.unitId ?? null),
      ),
      ...staff.map(({ id }, index) => affiliated(id, index === 3 ? "administrator" : "teacher", null)),
    ]);
  await tx.insert(sections).values(classes);
  const memberOf = (sectionId: string, personId: string, role: "learner" | "teacher") => ({
    organizationId,
    sectionId,
    personId,
    role,
    validFrom,
  });
  await tx.insert(sectionMembers).values(
    classes.flatMap((section, index) => [
      ...students
        .slice(index * SECTION_SIZE, (index + 1) * SECTION_SIZE)
        .map((student) => memberOf(section.id, student.id, "learner")),
      // The first teacher, whose account the demo has, teaches the first two sections.
      ...staff
        .slice(index === 2 ? 1 : 0, index === 2 ? 2 : 1)
        .map((teacher) => memberOf(section.id, teacher.id, "teacher")),
    ]),
  );
  await tx
    .insert(meetingPatterns)
    .values(classes.flatMap((section, index) => roundTheClock(organizationId, section.id, index)));
  const owners = { administrator: staff[3], teacher: staff[0], student: students[0] };
  await tx.insert(accounts).values(
    demoAccounts.map(({ role, email, passwordHash }) => {
      const owner = owners[role];
      if (!owner) throw new Error(`the demo has nobody for ${role}`);
      const { nameAr, nameEn, id: personId } = owner;
      return {
        organizationId,
        id: uuidv7(),
        email,
        passwordHash,
        nameAr,
        nameEn,
        personId,
        createdAt: now,
      };
    }),
  );
  return organizationId;
}

/** Meetings of two hours, day and night; each section begins 20 minutes after the one before. */
function roundTheClock(organizationId: string, sectionId: string, index: number) {
  const clock = (hour: number) =>
    `${String(hour % 24).padStart(2, "0")}:${String(index * 20).padStart(2, "0")}:00`;
  return Array.from({ length: 24 / MEETING_HOURS }, (_, slot) => ({
    organizationId,
    id: uuidv7(),
    sectionId,
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    validFrom: "2020-01-01",
    localStart: clock(slot * MEETING_HOURS),
    localEnd: clock((slot + 1) * MEETING_HOURS),
  }));
}

/**
 * The organisation of the demo's operator of the platform: of its own, because an operator belongs to none of those that he creates.
 */
export async function seedPlatform(
  tx: Transaction,
  { email, passwordHash }: Omit<DemoAccount, "role">,
  now: Date,
): Promise<void> {
  const [organizationId, personId] = [uuidv7(), uuidv7()];
  const names = { nameAr: "مشغّل المنصّة", nameEn: "Platform Operator" };
  await tx.execute(sql`select set_config('app.organization_id', ${organizationId}, true)`);
  await tx.insert(organizations).values({
    id: organizationId,
    nameAr: "منصّة حاضر",
    nameEn: "Hadir platform",
    timeZone: "UTC",
    weekendDays: [],
    createdAt: now,
  });
  await tx
    .insert(persons)
    .values({ organizationId, id: personId, kind: "employee", ...names, number: "P001", createdAt: now });
  await tx.insert(affiliations).values({
    organizationId,
    id: uuidv7(),
    personId,
    role: "operator",
    validFrom: now.toISOString().slice(0, 10),
    createdAt: now,
  });
  await tx
    .insert(accounts)
    .values({ organizationId, id: uuidv7(), email, passwordHash, ...names, personId, createdAt: now });
}
