import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import { type Ability, can } from "@/lib/domain/abilities";
import { builtAction, builtActions, routeOf } from "./fixtures/built-actions";
import { hostileArguments, NONSENSE } from "./fixtures/hostile-arguments";
import { type Caller, createNeighbour, openSchools, type Schools } from "./fixtures/schools";
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
  "/sessions/[sessionId]/roll-call": "roll.take",
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
  "/leave": "leave.decide",
  "/alerts": "alert.manage",
  "/periods": "period.lock",
  "/liveness": "policy.manage",
  "/settings": "organization.manage",
  "/organizations": "organization.create",
  "/recognition": "policy.manage",
  "/devices": "device.manage",
  "/devices/[deviceId]": "device.manage",
  "/sessions/[sessionId]/code": "attendance.view",
  "/audit": "audit.view",
  "/me": "attendance.view_own",
  "/check-in": "attendance.mark",
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
  "/api/v1/attendance/live/own": { methods: ["GET"], may: "attendance.view_own" },
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
  answerPinAction: "key",
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
  giveOwnPinAction: "account.manage_own",
  takeOwnPinAwayAction: "account.manage_own",
  createApiKeyAction: "account.manage_own",
  revokeApiKeyAction: "account.manage_own",
  createDeviceAction: "device.manage",
  changeDeviceAction: "device.manage",
  setLivenessPolicyAction: "policy.manage",
  askNewKeyAction: "device.manage",
  setSelfCheckInRuleAction: "policy.manage",
  beginSelfCheckInAction: "attendance.mark",
  askSelfQuestionAction: "attendance.mark",
  finishSelfCheckInAction: "attendance.mark",
  confirmDeviceAction: "device.manage",
  renewPairingCodeAction: "device.manage",
  revokeDeviceAction: "device.manage",
  enrolPersonAction: "person.enrol",
  enrolPhotosAction: "person.enrol",
  decideEnrolmentReviewAction: "person.enrol",
  createEnrolmentLinkAction: "person.enrol",
  openEnrolmentLinkAction: "key",
  enrolByLinkAction: "key",
  givePinAction: "person.enrol",
  takePinAwayAction: "person.enrol",
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
  setRateRulesAction: "policy.manage",
  switchModelAction: "policy.manage",
  retireModelAction: "policy.manage",
  setStrictnessAction: "policy.manage",
  setRenewalAction: "policy.manage",
  measureImpostorsAction: "policy.manage",
  verifyAuditAction: "audit.view",
  markPersonAction: "roll.take",
  addTimeEventAction: "roll.take",
  markRestAction: "roll.take",
  nameFacesAction: "roll.take",
  confirmRollCallAction: "roll.take",
  cancelSessionAction: "session.manage",
  addSessionAction: "session.manage",
  decideEventAction: "event.decide",
  decideCorrectionAction: "correction.decide",
  requestCorrectionAction: "correction.request",
  withdrawCorrectionAction: "correction.request",
  decideLeaveAction: "leave.decide",
  saveLeaveTypeAction: "policy.manage",
  retireLeaveTypeAction: "policy.manage",
  saveAlertRuleAction: "alert.manage",
  lockPeriodAction: "period.lock",
  reopenPeriodAction: "period.lock",
  requestLeaveAction: "leave.request",
  withdrawLeaveAction: "leave.request",
};

/** Limits on calls are tested elsewhere; here every call is to be judged. */
const UNHURRIED = { HADIR_ACCOUNT_RATE: "1000000", HADIR_ADDRESS_RATE: "1000000" };

let school: Schools;
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

const routesOf = (file: string) =>
  readdirSync(join(ROOT, "app"), { recursive: true, encoding: "utf8" })
    .filter((path) => path.split("/").at(-1) === file)
    .map((path) => routeOf(`/${path}`.slice(0, -file.length)));

const may = (caller: Caller, ability: Ability | "open" | "key"): boolean =>
  ability === "open" || (ability !== "key" && can(caller.roles, ability));

const isSignedIn = (caller: Caller) => caller.roles.length > 0;

let calls = 0;
const leaks: string[] = [];

/** Counts a call and looks for what this caller must not read. */
function judge(caller: Caller, what: string, answer: { status: number; text: string }): void {
  calls++;
  if (answer.status >= 500) leaks.push(`${caller.name}: ${what} is an internal error ${answer.status}`);
  for (const name of caller.hidden)
    if (answer.text.includes(name)) leaks.push(`${caller.name} reads "${name}" in ${what}`);
}

/** Actions that only read, measure or change what is the caller's own, whatever they are given. */
const OWN_WHATEVER = [
  "verifyAuditAction",
  "measureImpostorsAction",
  "listPeopleIdsAction",
  "findPeopleAction",
  "giveOwnPinAction",
  "takeOwnPinAwayAction",
];

const DATA_METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];

// A test is one route, with every caller and every object: hundreds of calls.
test.describe.configure({ mode: "serial", timeout: 600_000 });

test("every route and action is in the tables", () => {
  expect(routesOf("page.tsx").sort()).toEqual(Object.keys(PAGES).sort());
  expect(routesOf("route.ts").sort()).toEqual(Object.keys(APIS).sort());
  expect([...builtActions().keys()].sort()).toEqual(Object.keys(ACTIONS).sort());
});

for (const [route, ability] of Object.entries(PAGES)) {
  test(`page ${route}: ${ability}`, async () => {
    const paths = route.includes("[")
      ? [
          ...new Set(school.objects.flatMap((objects) => Object.values(objects))),
          "019aa9f0-0000-7000-8000-000000000000",
          "no-id",
          "%00",
        ].map((id) => route.replace(/\[\w+\]/, id))
      : [route, `${route}?person=${school.objects.at(-1)?.person}`, `${route}?text=%27%3B--&before=-1`];
    for (const caller of school.callers) {
      for (const path of paths) {
        // Only one path of a page is asked for in all ways: how a page is read does not depend on what it is of.
        for (const method of path === paths[0] ? DATA_METHODS : ["GET"]) {
          const answer = await caller.request(path, { method });
          judge(caller, `${method} ${path}`, answer);
          const isPlain = method === "GET" && path === route;
          if (isPlain && may(caller, ability) && route !== "/")
            expect([path, caller.name, answer.status]).toEqual([
              path,
              caller.name,
              route === "/sign-in" && isSignedIn(caller) ? 307 : 200,
            ]);
          if (isPlain && !isSignedIn(caller) && ability !== "open")
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
      (!route.includes("[sessionId]") || caller.reachesSession);
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
    const call = async (caller: Caller, argument: unknown) => {
      const { page, id } = builtAction(name);
      const answer = await caller.action(page, id, argument);
      const what = `${name}(${JSON.stringify(argument)})`;
      judge(caller, what, answer);
      const hasInput = ability !== "open" && ability !== "key" && !OWN_WHATEVER.includes(name);
      if (hasInput && answer.text.includes('"ok":true')) leaks.push(`${caller.name}: ${what} was done`);
      if (may(caller, ability) || ability === "key") return answer.text;
      // An input that is none is refused as such before anybody asks what it is for.
      const refusal = isSignedIn(caller) ? /"code":"(forbidden|invalid)"/ : /"code":"signed_out"/;
      if (!refusal.test(answer.text))
        leaks.push(`${caller.name}: ${name} answers ${answer.text.slice(0, 200)}`);
      return answer.text;
    };
    // Whoever may do it tries everything; what is an input of this action at all, everybody else tries too.
    const able = school.callers.find((caller) => isSignedIn(caller) && may(caller, ability));
    const inputs = new Set<number>();
    for (const target of able?.targets ?? []) {
      for (const [index, argument] of hostileArguments(target).entries())
        if (able && !/"reason":"invalid_field"/.test(await call(able, argument))) inputs.add(index);
    }
    for (const caller of school.callers) {
      for (const argument of NONSENSE) await call(caller, argument);
      if (caller === able) continue;
      for (const target of caller.targets)
        for (const index of inputs) await call(caller, hostileArguments(target)[index]);
    }
  });
}

test("somebody who supervises one unit sees its people and sections, and no others", async () => {
  const supervisor = school.callers.find(({ name }) => name === "supervisor of grade 7");
  const [own, beyond] = school.objects;
  if (!supervisor || !own || !beyond) throw new Error("no supervisor");
  const { text } = await supervisor.request("/people");
  expect(text).toContain("Layla Haddad");
  expect(text).not.toContain("Tala Murad");
  for (const [path, status] of [
    [`/people/${own.person}`, 200],
    [`/people/${beyond.person}`, 404],
    [`/sections/${own.section}`, 200],
    [`/sections/${beyond.section}`, 404],
    [`/units/${own.unit}`, 200],
    [`/units/${beyond.unit}`, 404],
  ] as const)
    expect([path, (await supervisor.request(path)).status]).toEqual([path, status]);
});

test("at least 1,500 calls were made, and nothing leaked", () => {
  console.log(`permission matrix: ${calls} calls, ${leaks.length} leaks`);
  expect(leaks).toEqual([]);
  expect(calls).toBeGreaterThanOrEqual(1_500);
});
