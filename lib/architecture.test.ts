import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { findBarrels, findCycles, findWrongDirections } from "@/scripts/architecture/import-rules";
import { findDecidingQueries, findUnguardedServices } from "@/scripts/architecture/service-rules";
import {
  findFormsThatTell,
  findImpureDomain,
  findStrayEnvironment,
  findStrayPrinting,
  findUnmarkedServerFiles,
} from "@/scripts/architecture/source-rules";
import { readSourceTree } from "@/scripts/architecture/source-tree";

/** Services whose caller is no account: what proves it instead. */
const GUARDED_ELSEWHERE: ReadonlyMap<string, RegExp> = new Map([
  // Asks who the account of a verified cookie is now: there is no actor yet.
  ["lib/server/accounts/find-actor.ts", /\bloadActor\(/],
  ["lib/server/accounts/find-key-actor.ts", /\breadApiKey\(/],
  ["lib/server/accounts/verify-credentials.ts", /\bpasswordMatches\(/],
  // Called when a password or a provider has said who it is; asks for the second factor.
  ["lib/server/accounts/admit.ts", /\bspendSecondFactor\(/],
  // The provider's ID token names the account; next-auth has verified it.
  ["lib/server/accounts/sign-in-by-oidc.ts", /\bsameIssuer\(/],
  // A client of the API speaks by what it holds: password, or a refresh token that is good once.
  ["lib/server/accounts/login-api.ts", /\bverifyCredentials\(/],
  ["lib/server/accounts/refresh-access.ts", /\borganizationOfToken\(/],
  ["lib/server/accounts/logout-api.ts", /\borganizationOfToken\(/],
  // Whoever holds the link of an invitation or of a forgotten password.
  ["lib/server/accounts/request-password-reset.ts", /\bholdResetRate\(/],
  ["lib/server/accounts/open-password-reset.ts", /\borganizationOfToken\(/],
  ["lib/server/accounts/choose-password.ts", /\borganizationOfToken\(/],
  ["lib/server/accounts/open-invitation.ts", /\borganizationOfToken\(/],
  ["lib/server/accounts/accept-invitation.ts", /\borganizationOfToken\(/],
  // Reached from the operator's console only.
  ["lib/server/affiliations/operator-role.ts", /\bfindAccountsByAddress\(/],
  ["lib/server/accounts/reset-password.ts", /\bhashPassword\(/],
  // Whoever holds a link that was made for a person, unused and not ended.
  ["lib/server/enrolment/open-enrolment-link.ts", /\bfindOpenLink\(/],
  ["lib/server/enrolment/enrol-by-link.ts", /\bfindOpenLink\(/],
  ["lib/server/organizations/create-organization.ts", /\brequireGoodPassword\(/],
  // The system's own clock: nobody calls it from outside.
  ["lib/server/audit/sign-audit-heads.ts", /\bwriteHeadLine\(/],
  ["lib/server/attendance/finalise-due.ts", /\bfinaliseDue\(/],
  // A kiosk has no account: its key's signature, its proof or a pairing code speaks for it.
  ["lib/server/attendance/record-check-in.ts", /\bfindSigner\(/],
  ["lib/server/attendance/answer-pin.ts", /\bfindSigner\(/],
  ["lib/server/attendance/issue-challenge.ts", /\bproofHolds\(/],
  ["lib/server/devices/replace-device-key.ts", /\bsigned\(/],
  ["lib/server/devices/get-kiosk-state.ts", /\bproofHolds\(/],
  ["lib/server/devices/begin-pairing.ts", /\bhashPairingCode\(/],
  ["lib/server/devices/complete-pairing.ts", /\bpossessionProven\(/],
]);

const tree = readSourceTree(fileURLToPath(new URL("../", import.meta.url)));
const planted = (files: Record<string, string>) => new Map(Object.entries(files));

describe("the tree", () => {
  it("was read", () => {
    expect(tree.size).toBeGreaterThan(50);
  });

  it("imports in one direction", () => {
    expect(findWrongDirections(tree)).toEqual([]);
  });

  it("has no cycles", () => {
    expect(findCycles(tree)).toEqual([]);
  });

  it("has no barrels", () => {
    expect(findBarrels(tree)).toEqual([]);
  });

  it("reads the environment in one place", () => {
    expect(findStrayEnvironment(tree)).toEqual([]);
  });

  it("sends no form as an address", () => {
    expect(findFormsThatTell(tree)).toEqual([]);
  });

  it("prints through one logger", () => {
    expect(findStrayPrinting(tree)).toEqual([]);
  });

  it("keeps the domain free of clocks, chance and the network", () => {
    expect(findImpureDomain(tree)).toEqual([]);
  });

  it("marks server files as such", () => {
    expect(findUnmarkedServerFiles(tree)).toEqual([]);
  });

  it("authorises before every transaction and audits every write", () => {
    expect(findUnguardedServices(tree, GUARDED_ELSEWHERE)).toEqual([]);
    for (const path of GUARDED_ELSEWHERE.keys())
      expect(tree.has(path), `${path} is excepted but gone`).toBe(true);
  });

  it("decides nothing in queries", () => {
    expect(findDecidingQueries(tree)).toEqual([]);
  });
});

describe("a planted violation is found", () => {
  it.each([
    ["lib/domain/a.ts", 'import { z } from "zod";', "imports the package zod"],
    ["lib/domain/a.ts", 'import { b } from "@/lib/contracts/b";', "imports lib/contracts/b.ts"],
    ["lib/domain/a.ts", 'import type { b } from "../contracts/b";', "imports lib/contracts/b.ts"],
    ["lib/vision/a.ts", 'import { readFile } from "node:fs";', "imports the package node:fs"],
    ["app/page.tsx", 'import { b } from "@/db/client";', "imports db/client"],
    ["app/page.tsx", 'const b = await import("@/db/client");', "imports db/client"],
    ["components/ui/a.tsx", 'import { t } from "@/lib/i18n/text";', "imports lib/i18n/text"],
    ["components/kiosk/a.tsx", 'import { mark } from "@/app/kiosk/actions";', "imports app/kiosk/actions"],
    ["lib/vision/a.ts", 'new Worker(new URL("../kiosk/w.ts", import.meta.url));', "imports lib/kiosk/w.ts"],
    ["lib/server/a.ts", 'import {\n  b,\n} from "../contracts/b";', "leaves lib/server"],
  ])("%s: %s", (path, text, reason) => {
    const found = findWrongDirections(planted({ [path]: text, "lib/contracts/b.ts": "" }));
    expect(found).toEqual([{ path, reason: expect.stringContaining(reason) }]);
  });

  it("a ring of three, but not one of types", () => {
    const ring = (how: string) => ({
      "db/a.ts": 'import "./b";',
      "db/b.ts": 'export { x } from "./c";',
      "db/c.ts": `${how} from "./a";`,
    });
    expect(findCycles(planted(ring("import { a }")))).toHaveLength(1);
    expect(findCycles(planted(ring("import type { a }")))).toEqual([]);
    expect(findCycles(planted(ring("import { type a }")))).toEqual([]);
  });

  it("barrels by name and by content", () => {
    const found = findBarrels(
      planted({
        "lib/domain/index.ts": "export const a = 1;",
        "lib/kiosk/all.ts": '// all\nexport * from "./a";\nexport { type b } from "./b";',
        "lib/kiosk/one.ts": 'export { a } from "./a";\nexport const c = 1;',
      }),
    );
    expect(found.map(({ path }) => path)).toEqual(["lib/domain/index.ts", "lib/kiosk/all.ts"]);
  });

  it("a stray environment variable, but not one in a comment or a test", () => {
    const text = "const a = process.env.A;";
    expect(
      findStrayEnvironment(planted({ "app/a.ts": text, "app/b.ts": `// ${text}`, "app/a.test.ts": text })),
    ).toHaveLength(1);
  });

  it("a form that would be sent as an address", () => {
    const forms = {
      "app/a.tsx": "<form onSubmit={(event) => send(event)} noValidate>",
      "app/b.tsx": '<form method="post" onSubmit={send}>',
      "app/c.tsx": "<form action={chooseLanguageAction}>",
      "app/d.tsx": '<form action="/people" role="search">',
    };
    expect(findFormsThatTell(planted(forms)).map(({ path }) => path)).toEqual(["app/a.tsx"]);
  });

  it("server code that prints by itself", () => {
    const printing = planted({ "lib/server/a.ts": "console.log(1);", "components/a.tsx": "console.log(1);" });
    expect(findStrayPrinting(printing)).toHaveLength(1);
  });

  it("a clock in the domain, an unmarked server file", () => {
    expect(findImpureDomain(planted({ "lib/domain/a.ts": "return Date.now();" }))).toHaveLength(1);
    expect(findUnmarkedServerFiles(planted({ "lib/server/a.ts": "export const a = 1;" }))).toHaveLength(1);
  });

  it.each([
    ["nobody authorised", "inOrganization(o, (tx) => read(tx));", "authorises nobody"],
    ["too late", "inOrganization(o, (tx) => { authorise(actor, a); });", "only after"],
    ["silent write", "authorise(actor, a); inOrganization(o, (tx) => tx.insert(t));", "without recordAudit"],
    [
      "silent write by a query",
      "authorise(actor, a); inOrganization(o, (tx) => saveOne(tx));",
      "without recordAudit",
    ],
    [
      "authorised in a comment",
      "// authorise(actor)\ninOrganization(o, (tx) => read(tx));",
      "authorises nobody",
    ],
  ])("service: %s", (_, text, reason) => {
    const queries =
      "export async function saveOne(tx) {\n  await tx.insert(t);\n}\nexport async function read(tx) {}\n";
    const path = "lib/server/people/add-person.ts";
    const found = findUnguardedServices(
      planted({ [path]: text, "lib/server/people/queries.ts": queries }),
      new Map(),
    );
    expect(found).toEqual([{ path, reason: expect.stringContaining(reason) }]);
  });

  it("a query that refuses", () => {
    const text = 'if (!row) throw new Problem("not_found", "x");';
    expect(findDecidingQueries(planted({ "lib/server/people/queries.ts": text }))).toHaveLength(1);
  });
});
