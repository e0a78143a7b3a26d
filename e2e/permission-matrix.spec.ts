import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import { type Ability, can, type Role } from "@/lib/domain/abilities";
import { type HttpCaller, httpCaller, signInByHttp } from "./fixtures/http-caller";
import { startServer } from "./fixtures/server";

const ROOT = fileURLToPath(new URL("../", import.meta.url));

/** Who may open what. A route or an action that is not in these tables fails the test. */
const PAGES: Record<string, Ability | "open"> = {
  "/": "open",
  "/sign-in": "open",
  "/sign-in/code": "open",
  "/sign-in/continue": "open",
  "/forgot": "open",
  "/reset": "open",
  "/invitation": "open",
  "/kiosk": "open",
  "/today": "attendance.view",
  "/people": "person.view",
  "/people/new": "person.add",
  "/people/[personId]": "person.view",
  "/register": "attendance.view",
  "/review": "event.decide",
  "/sessions/[sessionId]": "roll.take",
  "/sections/[sectionId]": "attendance.view",
  "/units/[unitId]": "attendance.view",
  "/enrol": "person.enrol",
  "/enrol/photos": "person.enrol",
  "/enrol/reviews": "person.enrol",
  "/enrolment": "open",
  "/units": "unit.manage",
  "/roles": "role.manage",
  "/calendar": "attendance.view",
  "/timetable": "attendance.view",
  "/shifts": "unit.manage",
  "/rosters/import": "unit.manage",
  "/rosters/[sectionId]": "attendance.view",
  "/policies": "policy.manage",
  "/liveness": "policy.manage",
  "/settings": "organization.manage",
  "/organizations": "organization.create",
  "/recognition": "policy.manage",
  "/devices": "device.manage",
  "/devices/[deviceId]": "device.manage",
  "/sessions/[sessionId]/code": "attendance.view",
  "/audit": "audit.view",
  "/me": "attendance.view_own",
  "/account": "account.manage_own",
};

/** `key`: what speaks is no account but a kiosk's key, a code, a password or a token, and these callers have none. */
const APIS: Record<string, { methods: string[]; may: Ability | "open" | "key"; query?: string }> = {
  "/api/auth/[...nextauth]": { methods: ["GET", "POST"], may: "open" },
  "/.well-known/security.txt": { methods: ["GET"], may: "open" },
  "/api/health": { methods: ["GET"], may: "open" },
  "/api/v1/auth/jwks": { methods: ["GET"], may: "open" },
  "/api/v1/auth/login": { methods: ["POST"], may: "key" },
  "/api/v1/auth/refresh": { methods: ["POST"], may: "key" },
  "/api/v1/auth/logout": { methods: ["POST"], may: "open" },
  "/api/v1/attendance/live": { methods: ["GET"], may: "attendance.view" },
  "/api/v1/attendance/register": {
    methods: ["GET"],
    may: "attendance.view",
    query: "?scope=organization&from=2026-11-01&to=2026-11-30",
  },
  "/api/v1/attendance/obligations/[obligationId]": { methods: ["GET"], may: "attendance.view_own" },
  "/api/v1/attendance/papers": { methods: ["POST"], may: "correction.request" },
  "/api/v1/attendance/papers/[paperId]": { methods: ["GET"], may: "correction.request" },
  "/api/v1/sessions/[sessionId]/roll": { methods: ["GET"], may: "roll.take" },
  "/api/v1/attendance/today": { methods: ["GET"], may: "attendance.view" },
  "/api/v1/attendance/mark": { methods: ["POST"], may: "key" },
  "/api/v1/sessions/[sessionId]/code": { methods: ["GET"], may: "attendance.view" },
  "/api/v1/kiosk/challenges": { methods: ["POST"], may: "key" },
  "/api/v1/kiosk/key": { methods: ["POST"], may: "key" },
  "/api/v1/kiosk/pairing": { methods: ["POST"], may: "key" },
  "/api/v1/kiosk/pairing/complete": { methods: ["POST"], may: "key" },
  "/api/v1/kiosk/state": { methods: ["POST"], may: "open" },
};

const ACTIONS: Record<string, Ability | "open" | "key"> = {
  chooseLanguageAction: "open",
  markAttendance: "key",
  requestPasswordResetAction: "open",
  openPasswordResetAction: "key",
  choosePasswordAction: "key",
  openInvitationAction: "key",
  acceptInvitationAction: "key",
  changePasswordAction: "account.manage_own",
  endLoginSessionAction: "account.manage_own",
  beginSecondFactorAction: "account.manage_own",
  confirmSecondFactorAction: "account.manage_own",
  renewRecoveryCodesAction: "account.manage_own",
  disableSecondFactorAction: "account.manage_own",
  createApiKeyAction: "account.manage_own",
  revokeApiKeyAction: "account.manage_own",
  createDeviceAction: "device.manage",
  changeDeviceAction: "device.manage",
  setLivenessPolicyAction: "policy.manage",
  askNewKeyAction: "device.manage",
  setSelfCheckInRuleAction: "policy.manage",
  confirmDeviceAction: "device.manage",
  renewPairingCodeAction: "device.manage",
  revokeDeviceAction: "device.manage",
  enrolPersonAction: "person.enrol",
  enrolPhotosAction: "person.enrol",
  decideEnrolmentReviewAction: "person.enrol",
  createEnrolmentLinkAction: "person.enrol",
  openEnrolmentLinkAction: "key",
  enrolByLinkAction: "key",
  addPersonAction: "person.add",
  changePersonAction: "person.change",
  recordDepartureAction: "person.change",
  recordReturnAction: "person.change",
  listPeopleIdsAction: "person.change",
  placePeopleAction: "person.change",
  endRostersAction: "person.change",
  previewDeletionAction: "person.delete",
  deletePersonAction: "person.delete",
  changeOrganizationAction: "organization.manage",
  setSecondFactorRuleAction: "organization.manage",
  foundOrganizationAction: "organization.create",
  inviteFirstAdministratorAction: "organization.create",
  giveRoleAction: "role.manage",
  endRoleAction: "role.manage",
  setAccountStateAction: "role.manage",
  inviteStaffAction: "role.manage",
  revokeInvitationAction: "role.manage",
  findPeopleAction: "person.view",
  addUnitAction: "unit.manage",
  changeUnitAction: "unit.manage",
  moveUnitAction: "unit.manage",
  removeUnitAction: "unit.manage",
  addSectionAction: "unit.manage",
  changeSectionAction: "unit.manage",
  withdrawConsentAction: "consent.withdraw",
  saveCalendarDaysAction: "unit.manage",
  savePatternAction: "unit.manage",
  endPatternAction: "unit.manage",
  saveTermAction: "unit.manage",
  saveCourseAction: "unit.manage",
  placeSectionAction: "unit.manage",
  addMemberAction: "unit.manage",
  endMemberAction: "unit.manage",
  moveMemberAction: "unit.manage",
  importRosterAction: "unit.manage",
  saveShiftTemplateAction: "unit.manage",
  assignShiftAction: "unit.manage",
  endShiftAssignmentAction: "unit.manage",
  removeCalendarDayAction: "unit.manage",
  previewPolicyAction: "policy.manage",
  savePolicyAction: "policy.manage",
  switchModelAction: "policy.manage",
  retireModelAction: "policy.manage",
  setStrictnessAction: "policy.manage",
  measureImpostorsAction: "policy.manage",
  verifyAuditAction: "audit.view",
  markPersonAction: "roll.take",
  markRestAction: "roll.take",
  cancelSessionAction: "session.manage",
  addSessionAction: "session.manage",
  decideEventAction: "event.decide",
  decideCorrectionAction: "correction.decide",
  requestCorrectionAction: "correction.request",
  withdrawCorrectionAction: "correction.request",
  requestLeaveAction: "leave.request",
  withdrawLeaveAction: "leave.request",
};

type Caller = HttpCaller & { role: Role | null; school: "own" | "foreign" | null };

type School = {
  origin: string;
  callers: Caller[];
  /** Ids of objects of the two schools that callers ask for. */
  objects: Record<"own" | "foreign", { person: string; device: string }>;
  /** An open session that the teacher of the own school teaches. */
  session: string;
};

const NEIGHBOUR = { email: "boss@neighbour.example", password: "the neighbour's password" };
/** What only one of the schools may read. */
const MARKS = {
  own: ["Layla Haddad", "ليلى حداد", "Gate of Noor"],
  foreign: ["Zebediah", "زبيدة", "Gate of Neighbour"],
};

/** Limits on calls are tested elsewhere; here every call is to be judged. */
const UNHURRIED = { HADIR_ACCOUNT_RATE: "1000000", HADIR_ADDRESS_RATE: "1000000" };

let school: School;
let end: () => Promise<void>;

test.beforeAll(async () => {
  test.setTimeout(240_000);
  const dataDirectory = mkdtempSync(join(tmpdir(), "hadir-matrix-"));
  createNeighbour(dataDirectory);
  const server = await startServer({ dataDirectory, env: UNHURRIED });
  end = async () => {
    await server.stop();
    rmSync(dataDirectory, { recursive: true, force: true });
  };
  school = await openSchools(server.origin);
});
test.afterAll(() => end());

function createNeighbour(dataDirectory: string): void {
  const options = {
    "name-ar": "مدرسة الجار",
    "name-en": "Neighbour School",
    zone: "Africa/Cairo",
    "admin-email": NEIGHBOUR.email,
    "admin-name-ar": "الجار",
    "admin-name-en": "Neighbour",
    "admin-password": NEIGHBOUR.password,
  };
  const flags = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  execFileSync("npm", ["run", "--silent", "organizations:create", "--", ...flags], {
    cwd: ROOT,
    env: { ...process.env, HADIR_DATA_DIR: dataDirectory, DATABASE_URL: "" },
  });
}

async function openSchools(origin: string): Promise<School> {
  const signedIn = async (
    name: string,
    role: Role,
    school: "own" | "foreign",
    email: string,
    password: string,
  ) => {
    const Cookie = await signInByHttp(origin, email, password);
    return { ...httpCaller(name, origin, { Cookie }), role, school };
  };
  const demo = (role: Role, user: string) =>
    signedIn(role, role, "own", `${user}@demo.hadir.example`, `hadir demo ${role}`);
  const administrator = await demo("administrator", "admin");
  const neighbour = await signedIn(
    "neighbour",
    "administrator",
    "foreign",
    NEIGHBOUR.email,
    NEIGHBOUR.password,
  );
  const strangers = [
    httpCaller("stranger", origin),
    httpCaller("forged cookie", origin, { Cookie: "hadir.session=eyJhbGciOiJub25lIn0.e30." }),
    httpCaller("forged token", origin, { Authorization: "Bearer eyJhbGciOiJub25lIn0.e30." }),
  ].map((caller) => ({ ...caller, role: null, school: null }));
  const person = { kind: "student", nameAr: "زبيدة", nameEn: "Zebediah", number: "Z1", sectionIds: [] };
  const made = await neighbour.action("/people/new", idOf("addPersonAction"), person);
  const listed = await administrator.request("/people");
  const teacher = await demo("teacher", "teacher");
  const today = await teacher.request("/api/v1/attendance/today");
  return {
    origin,
    callers: [...strangers, administrator, teacher, await demo("student", "student"), neighbour],
    objects: {
      own: {
        person: uuidAfter(listed.text, "/people/"),
        device: await newDevice(administrator, "Gate of Noor"),
      },
      foreign: {
        person: uuidAfter(made.text, '"id":"'),
        device: await newDevice(neighbour, "Gate of Neighbour"),
      },
    },
    session: uuidAfter(today.text, '"sessions":[{"id":"'),
  };
}

async function newDevice(caller: HttpCaller, name: string): Promise<string> {
  const { text } = await caller.action("/devices", idOf("createDeviceAction"), { name });
  return uuidAfter(text, '"deviceId":"');
}

function uuidAfter(text: string, before: string): string {
  const at = text.search(new RegExp(`${before.replace(/[/"[{]/g, "\\$&")}[0-9a-f-]{36}`));
  if (at < 0) throw new Error(`no id after ${before} in ${text.slice(0, 400)}`);
  return text.slice(at + before.length, at + before.length + 36);
}

type ActionEntry = { exportedName: string; workers: Record<string, unknown> };

function builtActions(): Map<string, { id: string; page: string }> {
  const text = readFileSync(join(ROOT, ".next/server/server-reference-manifest.json"), "utf8");
  const { node } = JSON.parse(text) as { node: Record<string, ActionEntry> };
  return new Map(
    Object.entries(node).map(([id, entry]) => {
      const [worker = ""] = Object.keys(entry.workers);
      return [entry.exportedName, { id, page: routeOf(worker.replace(/^app/, "").replace(/page$/, "")) }];
    }),
  );
}

function idOf(action: string): string {
  const found = builtActions().get(action);
  if (!found) throw new Error(`the build has no action ${action}`);
  return found.id;
}

/** The path that a folder below app/ serves: groups in brackets leave no trace. */
function routeOf(folder: string): string {
  return folder.replace(/\/\([^)]*\)/g, "").replace(/\/$/, "") || "/";
}

const routesOf = (file: string) =>
  readdirSync(join(ROOT, "app"), { recursive: true, encoding: "utf8" })
    .filter((path) => path.split("/").at(-1) === file)
    .map((path) => routeOf(`/${path}`.slice(0, -file.length)));

const may = (caller: Caller, ability: Ability | "open" | "key"): boolean =>
  ability === "open" || (ability !== "key" && caller.role !== null && can([caller.role], ability));

let calls = 0;
const leaks: string[] = [];

/** Counts a call and looks for what this caller must not read. */
function judge(caller: Caller, what: string, answer: { status: number; text: string }): void {
  calls++;
  if (answer.status >= 500) leaks.push(`${caller.name}: ${what} is an internal error ${answer.status}`);
  const hidden = [
    ...(caller.school === "own" ? [] : MARKS.own),
    ...(caller.school === "foreign" ? [] : MARKS.foreign),
  ];
  for (const mark of hidden)
    if (answer.text.includes(mark)) leaks.push(`${caller.name} reads "${mark}" in ${what}`);
}

const DATA_METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];

test.describe.configure({ mode: "serial" });

test("every route and action is in the tables", () => {
  expect(routesOf("page.tsx").sort()).toEqual(Object.keys(PAGES).sort());
  expect(routesOf("route.ts").sort()).toEqual(Object.keys(APIS).sort());
  expect([...builtActions().keys()].sort()).toEqual(Object.keys(ACTIONS).sort());
});

for (const [route, ability] of Object.entries(PAGES)) {
  test(`page ${route}: ${ability}`, async () => {
    const paths = route.includes("[")
      ? [
          ...Object.values(school.objects.own),
          ...Object.values(school.objects.foreign),
          "019aa9f0-0000-7000-8000-000000000000",
          "no-id",
          "%00",
        ].map((id) => route.replace(/\[\w+\]/, id))
      : [route, `${route}?person=${school.objects.foreign.person}`, `${route}?text=%27%3B--&before=-1`];
    for (const caller of school.callers) {
      for (const path of paths) {
        for (const method of DATA_METHODS) {
          const answer = await caller.request(path, { method });
          judge(caller, `${method} ${path}`, answer);
          const isPlain = method === "GET" && path === route;
          if (isPlain && may(caller, ability) && route !== "/")
            expect([path, caller.name, answer.status]).toEqual([
              path,
              caller.name,
              route === "/sign-in" && caller.role ? 307 : 200,
            ]);
          if (isPlain && caller.role === null && ability !== "open")
            expect(answer.location).toContain("/sign-in");
        }
      }
    }
  });
}

const BODIES = [
  "",
  "null",
  "[]",
  "{}",
  '{"id":"x"}',
  '{"refreshToken":"019aa9f0-0000-7000-8000-000000000000.AAAAAAAAAAAA"}',
  "not json",
  `{"code":"00000000"}`,
];

for (const [route, { methods, may: ability, query = "" }] of Object.entries(APIS)) {
  test(`API ${route}: ${ability}`, async () => {
    // Ids of nothing, but of a session of the school: what answers for it must know whose it is.
    const path = `${route
      .replace("[...nextauth]", "session")
      .replace("[sessionId]", school.session)
      .replace(/\[\w+Id\]/, "019aa9f0-0000-7000-8000-000000000000")}${query}`;
    const mayReach = (caller: Caller) =>
      may(caller, ability) &&
      !/\[(obligation|paper)Id\]/.test(route) &&
      (!route.includes("[sessionId]") || caller.school === "own");
    for (const caller of school.callers) {
      for (const method of DATA_METHODS) {
        const bodies = method === "GET" || method === "HEAD" ? [undefined] : BODIES;
        for (const body of bodies) {
          const headers = body === undefined ? undefined : { "Content-Type": "application/json" };
          const answer = await caller.request(path, { method, body, headers });
          judge(caller, `${method} ${path} ${body ?? ""}`, answer);
          const answered = methods.includes(method) && answer.status === 200;
          if (answered && !mayReach(caller)) leaks.push(`${caller.name} gets an answer of ${method} ${path}`);
          if (method === "GET" && methods.includes("GET") && mayReach(caller))
            expect([caller.name, answer.status]).toEqual([caller.name, 200]);
        }
      }
    }
  });
}

for (const [name, ability] of Object.entries(ACTIONS)) {
  test(`action ${name}: ${ability}`, async () => {
    const { page, id } = builtActions().get(name) ?? { page: "/", id: "" };
    const other = { own: "foreign", foreign: "own" } as const;
    for (const caller of school.callers) {
      const foreign = school.objects[other[caller.school ?? "own"]];
      const args = [
        undefined,
        null,
        [],
        {},
        "text",
        7,
        { deviceId: foreign.device },
        { deviceId: "no id" },
        {
          deviceId: foreign.device,
          name: "Thief's gate",
          mode: "AUTO",
          supervised: true,
          scope: { kind: "organization" },
        },
        { personId: foreign.person },
        { sessionId: foreign.device },
        { sessionId: foreign.device, mark: "present" },
        { sessionId: foreign.device, reason: "because I can" },
        { obligationId: foreign.device, mark: "absent" },
        { eventId: foreign.device, decision: "reject", reason: "not mine" },
        { correctionId: foreign.device, decision: "approve" },
        { correctionId: foreign.device },
        { leaveId: foreign.device },
        {
          obligationId: foreign.device,
          change: { kind: "excuse" },
          reasonCode: "other",
          reason: "somebody else's",
        },
        { keyId: foreign.device },
        { password: "wrong" },
        { password: "wrong", code: "000000" },
        { name: "Key", scopes: ["attendance.view"], days: 30, password: "wrong" },
        { kind: "student", nameAr: "سارق", nameEn: "Thief", number: "T999", sectionIds: [foreign.device] },
        { password: "wrong", next: "a new long password" },
        { organizationId: "x", name: 1 },
      ];
      for (const argument of args) {
        const answer = await caller.action(page, id, argument);
        judge(caller, `${name}(${JSON.stringify(argument)})`, answer);
        const hasInput = ability !== "open" && ability !== "key" && name !== "verifyAuditAction";
        if (hasInput && answer.text.includes('"ok":true'))
          leaks.push(`${caller.name}: ${name}(${JSON.stringify(argument)}) was done`);
        if (may(caller, ability) || ability === "key") continue;
        // An input that is none is refused as such before anybody asks what it is for.
        const refusal = caller.role === null ? /"code":"signed_out"/ : /"code":"(forbidden|invalid)"/;
        if (!refusal.test(answer.text))
          leaks.push(`${caller.name}: ${name} answers ${answer.text.slice(0, 200)}`);
      }
    }
  });
}

test("at least 1,500 calls were made, and nothing leaked", () => {
  console.log(`permission matrix: ${calls} calls, ${leaks.length} leaks`);
  expect(leaks).toEqual([]);
  expect(calls).toBeGreaterThanOrEqual(1_500);
});
