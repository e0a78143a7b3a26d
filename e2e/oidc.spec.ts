import { execFileSync } from "node:child_process";
import { createHmac } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { eq, sql } from "drizzle-orm";
import { generateSync } from "otplib";
import { openDatabase } from "@/db/client";
import { accounts } from "@/db/schema/people";
import { openBrowser } from "./fixtures/browser";
import { type Deceit, OIDC_CLIENT, type OidcIssuer, startIssuer } from "./fixtures/oidc-issuer";
import { keepScreen } from "./fixtures/screens";
import { type HadirServer, startServer } from "./fixtures/server";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const HEAD = { email: "head@school.example", password: "seven owls in a tin hat" };

test.describe.configure({ mode: "serial" });

let issuer: OidcIssuer;
let server: HadirServer;
let dataDirectory: string;

test.beforeAll(async () => {
  test.setTimeout(240_000);
  dataDirectory = mkdtempSync(join(tmpdir(), "hadir-oidc-"));
  const organizationId = createSchool();
  await addClosedAccount(organizationId);
  issuer = await startIssuer(() => `${server.origin}/api/auth/callback/oidc`);
  Object.assign(issuer.people, {
    head: { email: "Head@School.example", email_verified: true },
    unverified: { email: HEAD.email, email_verified: false },
    worded: { email: HEAD.email, email_verified: "true" },
    stranger: { email: "stranger@school.example", email_verified: true },
    closed: { email: "closed@school.example", email_verified: true },
  });
  server = await startServer({
    dataDirectory,
    env: {
      HADIR_DEMO: "off",
      OIDC_ISSUER: issuer.origin,
      OIDC_CLIENT_ID: OIDC_CLIENT.id,
      OIDC_CLIENT_SECRET: OIDC_CLIENT.secret,
      OIDC_ORGANIZATION_ID: organizationId,
      OIDC_NAME: "School login",
    },
  });
});

test.afterAll(async () => {
  await server.stop();
  await issuer.close();
  rmSync(dataDirectory, { recursive: true, force: true });
});

function createSchool(): string {
  const options = {
    "name-ar": "مدرسة",
    "name-en": "School",
    zone: "Africa/Cairo",
    "admin-email": HEAD.email,
    "admin-name-ar": "المدير",
    "admin-name-en": "Head",
    "admin-password": HEAD.password,
  };
  const flags = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  const said = execFileSync("npm", ["run", "--silent", "organizations:create", "--", ...flags], {
    cwd: ROOT,
    encoding: "utf8",
    env: { ...process.env, HADIR_DATA_DIR: dataDirectory, DATABASE_URL: "", HADIR_DEMO: "off" },
  });
  const id = /Organisation (\S+) with/.exec(said)?.[1];
  if (!id) throw new Error(said);
  return id;
}

async function addClosedAccount(organizationId: string): Promise<void> {
  const { db, close } = await openDatabase({ kind: "directory", path: dataDirectory });
  await db.transaction(async (tx) => {
    await tx.execute(sql`select set_config('app.organization_id', ${organizationId}, true)`);
    const [head] = await tx.select().from(accounts).where(eq(accounts.email, HEAD.email));
    if (!head) throw new Error("no head");
    const id = "019aa9f0-0000-7000-8000-000000000000";
    await tx.insert(accounts).values({ ...head, id, email: "closed@school.example", active: false });
  });
  await close();
}

/** A browser of somebody who goes through the provider's pages. */
async function withBrowser(work: (page: Page, context: BrowserContext) => Promise<void>): Promise<void> {
  const { context, end } = await openBrowser({ options: { baseURL: server.origin } });
  try {
    await work(await context.newPage(), context);
  } finally {
    issuer.deceit = {};
    await end();
  }
}

/** Presses the button on our page, signs in there as `login`, and comes back to whatever there is. */
async function goThrough(page: Page, login: string): Promise<void> {
  await page.goto("/sign-in?callbackUrl=%2Fdevices");
  await page.getByRole("button", { name: "Sign in with School login" }).click();
  await page.getByPlaceholder("Enter any login").fill(login);
  await page.getByPlaceholder("and password").fill("anything");
  await page.getByRole("button", { name: "Sign-in" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
}

async function expectSignedOut(context: BrowserContext): Promise<void> {
  expect((await context.cookies()).map(({ name }) => name)).not.toContain("hadir.session");
  const asked = await context.request.get(`${server.origin}/devices`, { maxRedirects: 0 });
  expect(asked.headers().location).toContain("/sign-in");
}

test("somebody with an account comes in, to the page that was asked for", () =>
  withBrowser(async (page) => {
    await goThrough(page, "head");
    await expect(page).toHaveURL(/\/devices$/);
    await expect(page.getByRole("heading", { level: 1, name: "Devices" })).toBeVisible();
    const question = issuer.questions.at(-1)?.searchParams;
    expect(question?.get("code_challenge_method")).toBe("S256");
    for (const name of ["code_challenge", "state", "nonce"])
      expect(question?.get(name)?.length).toBeGreaterThan(40);
  }));

for (const { login, words } of [
  { login: "unverified", words: /has not checked that the e-mail address is yours/ },
  { login: "worded", words: /has not checked that the e-mail address is yours/ },
  { login: "stranger", words: /nobody here has that e-mail address/ },
  { login: "closed", words: /nobody here has that e-mail address/ },
])
  test(`${login} is refused, and told why`, () =>
    withBrowser(async (page, context) => {
      await goThrough(page, login);
      await expect(page.getByText(words)).toBeVisible();
      await keepScreen(page, `sign-in-provider-${login}-en`);
      await expectSignedOut(context);
    }));

const none = (claims: object) =>
  `${[{ alg: "none" }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".")}.`;

function symmetric(claims: object): string {
  const text = [{ alg: "HS256" }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
    .join(".");
  return `${text}.${createHmac("sha256", OIDC_CLIENT.secret).update(text).digest("base64url")}`;
}

const hourAgo = () => Math.floor(Date.now() / 1000) - 3_600;

const DECEITS: Record<string, (issuer: OidcIssuer) => Deceit> = {
  "another nonce": ({ sign }) => ({ idToken: (claims) => sign({ ...claims, nonce: "of another sign-in" }) }),
  "no nonce": ({ sign }) => ({ idToken: ({ nonce: _, ...claims }) => sign(claims) }),
  "another audience": ({ sign }) => ({ idToken: (claims) => sign({ ...claims, aud: "another client" }) }),
  "another issuer": ({ sign }) => ({
    idToken: (claims) => sign({ ...claims, iss: "https://elsewhere.example" }),
  }),
  "a token that is over": ({ sign }) => ({
    idToken: (claims) => sign({ ...claims, iat: hourAgo() - 60, exp: hourAgo() }),
  }),
  "a stranger's signature": ({ sign }) => ({ idToken: (claims) => sign(claims, "stranger") }),
  "no signature": () => ({ idToken: none }),
  "a signature with the client's secret": () => ({ idToken: symmetric }),
  "another state": () => ({ wayBack: (url) => url.searchParams.set("state", "A".repeat(43)) }),
  "no state": () => ({ wayBack: (url) => url.searchParams.delete("state") }),
  "another code": () => ({ wayBack: (url) => url.searchParams.set("code", "A".repeat(43)) }),
  "an answer of another issuer": () => ({
    wayBack: (url) => url.searchParams.set("iss", "https://elsewhere.example"),
  }),
  "another code challenge": () => ({
    question: (url) => url.searchParams.set("code_challenge", "A".repeat(43)),
  }),
};

test("a hand between that changes nothing changes nothing", () =>
  withBrowser(async (page) => {
    issuer.deceit = { idToken: (claims) => issuer.sign(claims), wayBack: () => {}, question: () => {} };
    await goThrough(page, "head");
    await expect(page).toHaveURL(/\/devices$/);
  }));

for (const [what, deceit] of Object.entries(DECEITS))
  test(`${what} opens nothing`, () =>
    withBrowser(async (page, context) => {
      issuer.deceit = deceit(issuer);
      await goThrough(page, "head");
      await expect(page.getByText(/did not confirm who you are/)).toBeVisible();
      await expectSignedOut(context);
    }));

test("an answer that another browser asked for opens nothing in this one", () =>
  withBrowser(async (page, context) => {
    let answer = "";
    issuer.deceit = {
      wayBack: (url) => {
        answer = url.href;
        url.pathname = "/sign-in";
        url.search = "";
      },
    };
    await goThrough(page, "head");
    await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
    await withBrowser(async (other, otherContext) => {
      await other.goto(answer);
      await expect(other.getByText(/did not confirm who you are/)).toBeVisible();
      await expectSignedOut(otherContext);
    });
    await expectSignedOut(context);
  }));

test("who has a second factor here is asked for it after the provider too", () =>
  withBrowser(async (page, context) => {
    await goThrough(page, "head");
    await expect(page).toHaveURL(/\/devices$/);
    await page.goto("/account");
    await page.getByRole("button", { name: "Set up a second factor" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Current password").fill(HEAD.password);
    await dialog.getByRole("button", { name: "Go on" }).click();
    const secret = (await dialog.getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).innerText()).replaceAll(" ", "");
    const codeIn = (steps: number) =>
      generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + steps * 30 }).toString();
    await dialog.getByLabel("Code from your app").fill(codeIn(0));
    await dialog.getByRole("button", { name: "Switch on" }).click();
    await dialog.getByRole("button", { name: "I have kept them" }).click();
    await context.clearCookies();
    await goThrough(page, "head");
    await expect(page.getByRole("heading", { name: "One more step" })).toBeVisible();
    await expectSignedOut(context);
    await page.getByLabel("Code from your app").fill(codeIn(1));
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL(/\/today$/);
  }));

test("the server's log holds no token", () => {
  expect(server.log()).toContain("sign-in OAUTH_CALLBACK_ERROR");
  expect(server.log()).not.toMatch(/eyJ[\w-]{20}/);
});
