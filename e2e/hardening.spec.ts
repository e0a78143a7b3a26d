import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import { concrete, expectGuarded } from "./fixtures/guarded";
import { signInByHttp } from "./fixtures/http-caller";
import { ask } from "./fixtures/raw-request";
import { routesOf } from "./fixtures/routes";
import { type HadirServer, startServer } from "./fixtures/server";

// What the product answers to requests that no page of it makes. The headers' exact words are held in security-headers.test.ts.
test.describe.configure({ mode: "serial" });

const STATIC = fileURLToPath(new URL("../.next/static/chunks", import.meta.url));

let server: HadirServer;

test.beforeAll(async () => {
  test.setTimeout(240_000);
  server = await startServer();
});
test.afterAll(() => server.stop());

test("every route answers with every header, whatever it is asked and by whom", async () => {
  test.setTimeout(240_000);
  const routes = [...routesOf("page.tsx"), ...routesOf("route.ts")];
  expect(routes.length).toBeGreaterThan(20);
  const cookie = {
    Cookie: await signInByHttp(server.origin, "admin@demo.hadir.example", "hadir demo administrator"),
  };
  for (const route of routes) {
    const path = concrete(route);
    for (const headers of [{}, cookie]) expectGuarded(path, await ask(server.origin, path, { headers }));
    for (const method of ["HEAD", "OPTIONS", "DELETE"])
      expectGuarded(path, await ask(server.origin, path, { method }));
    expectGuarded(path, await ask(server.origin, path, { method: "POST", body: "not json" }));
  }
});

test("so do files, what does not exist, and what makes no sense", async () => {
  const [chunk] = readdirSync(STATIC).filter((file) => file.endsWith(".js"));
  const paths = [
    join("/_next/static/chunks", chunk ?? ""),
    "/_next/static/none.js",
    "/icon.svg",
    "/models/status.json",
    "/no/such/page",
    "/api/v1/none",
    "/api/none",
    "/.env",
    "/.git/config",
    "/%00",
    "/%E0%A4%A",
    "/..%2f..%2fetc/passwd",
    "//evil.example",
    `/${"a".repeat(4_000)}`,
    "/_next/image?url=%2Ficon.svg&w=64&q=75",
    "/_next/data/x/index.json",
  ];
  for (const path of paths) {
    const answer = await ask(server.origin, path);
    expectGuarded(path, answer);
    expect(answer.status, path).toBeLessThan(500);
    expect(answer.text).not.toMatch(/root:x:0|\[core\]/);
  }
});

test("a page's scripts carry its nonce, no two pages the same, and nothing is inline", async () => {
  const nonces = new Set<string>();
  for (const path of ["/sign-in", "/sign-in", "/kiosk", "/no/such/page"]) {
    const { headers, text } = await ask(server.origin, path);
    const nonce = /'nonce-([^']{24})'/.exec(String(headers["content-security-policy"]))?.[1] ?? "";
    expect(headers["content-security-policy"]).toContain("'strict-dynamic' 'wasm-unsafe-eval';");
    const scripts = [...text.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag);
    expect(scripts.length).toBeGreaterThan(0);
    for (const tag of scripts) expect(tag).toContain(`nonce="${nonce}"`);
    expect(text).not.toMatch(/<[a-z][^>]*\son\w+=|<[a-z][^>]*\sstyle=|javascript:/i);
    nonces.add(nonce);
  }
  expect(nonces.size).toBe(4);
});

test("no other page can be framed in, nor frame us, and answers are not kept", async () => {
  const page = await ask(server.origin, "/sign-in");
  expect(page.headers["content-security-policy"]).toContain("frame-ancestors 'none'");
  for (const path of ["/api/v1/attendance/today", "/api/health", "/api/v1/auth/jwks"])
    expect((await ask(server.origin, path)).headers["cache-control"]).toBe("no-store");
});

test("on https cookies belong to this host alone, and browsers keep to https", async () => {
  test.setTimeout(120_000);
  const secure = await startServer({ env: { HADIR_ORIGIN: "https://attendance.school.example" } });
  try {
    const csrf = await ask(secure.origin, "/api/auth/csrf");
    expect(csrf.headers["strict-transport-security"]).toBe("max-age=63072000; includeSubDomains");
    const { csrfToken } = JSON.parse(csrf.text) as { csrfToken: string };
    const sent = (csrf.headers["set-cookie"] ?? []).map((cookie) => cookie.split(";")[0]).join("; ");
    const signedIn = await ask(secure.origin, "/api/auth/callback/credentials", {
      method: "POST",
      headers: {
        Cookie: sent,
        Origin: "https://attendance.school.example",
        "Content-Type": "application/x-www-form-urlencoded",
      },
      body: String(
        new URLSearchParams({
          csrfToken,
          email: "admin@demo.hadir.example",
          password: "hadir demo administrator",
          json: "true",
        }),
      ),
    });
    const cookies = [...(csrf.headers["set-cookie"] ?? []), ...(signedIn.headers["set-cookie"] ?? [])];
    expect(cookies.some((cookie) => cookie.startsWith("__Host-hadir.session="))).toBe(true);
    for (const cookie of cookies) {
      expect(cookie).toMatch(/^__Host-/);
      expect(cookie).toContain("Path=/;");
      expect(cookie).toContain("Secure");
      expect(cookie).toContain("HttpOnly");
      expect(cookie).toMatch(/SameSite=(Strict|Lax)/i);
      expect(cookie).not.toContain("Domain=");
    }
  } finally {
    await secure.stop();
  }
});

test("a fault of ours tells a reference and nothing else, and its log keeps no secret", async () => {
  test.setTimeout(120_000);
  const broken = await startServer({
    env: { DATABASE_URL: "postgres://hadir:sekret-passage@127.0.0.1:1/hadir" },
  });
  try {
    const body = JSON.stringify({ email: "sara.mansour@school.example", password: "the password of Sara" });
    const headers = { "Content-Type": "application/json", Authorization: "Bearer abc.def.ghi" };
    const api = await ask(broken.origin, "/api/v1/auth/login", { method: "POST", headers, body });
    expect(api.status).toBe(500);
    expect(JSON.parse(api.text)).toEqual({
      code: "internal",
      reason: "internal",
      reference: expect.any(String),
    });
    // A cookie of another server, as long as a real one: it names nobody here.
    const cookie = {
      Cookie: await signInByHttp(server.origin, "student@demo.hadir.example", "hadir demo student"),
    };
    for (const path of ["/today", "/sign-in", "/api/v1/attendance/today"]) {
      const answer = await ask(broken.origin, path, { headers: cookie });
      expectGuarded(path, answer);
      expect([path, answer.text]).not.toEqual([
        path,
        expect.stringMatching(/ECONNREFUSED|\.ts:|node_modules|at async/),
      ]);
    }
    const { reference } = JSON.parse(api.text) as { reference: string };
    expect(broken.log()).toContain(`[${reference}]`);
    for (const secret of [
      "sekret-passage",
      "the password of Sara",
      "sara.mansour",
      "abc.def.ghi",
      cookie.Cookie.slice(20, 60),
    ])
      expect(broken.log()).not.toContain(secret);
  } finally {
    await broken.stop();
  }
});

test("nobody gets at what is not served: other verbs, hidden files, sources", async () => {
  for (const path of [
    "/next.config.mjs",
    "/package.json",
    "/.next/BUILD_ID",
    "/db/schema.ts",
    "/_next/../package.json",
  ])
    expect((await ask(server.origin, path)).status).toBeGreaterThanOrEqual(400);
  const [chunk = ""] = readdirSync(STATIC).filter((file) => file.endsWith(".js"));
  expect((await ask(server.origin, `/_next/static/chunks/${chunk}.map`)).status).toBe(404);
  expect((await ask(server.origin, "/_next/image?url=http%3A%2F%2F127.0.0.1%3A22&w=64&q=75")).status).toBe(
    404,
  );
});

test("whom to tell of a hole is said where people look for it", async () => {
  const answer = await ask(server.origin, "/.well-known/security.txt");
  expect(answer.headers["content-type"]).toBe("text/plain; charset=utf-8");
  expect(answer.text).toMatch(/^Contact: mailto:security@localhost$/m);
  const expires = Date.parse(/^Expires: (.+)$/m.exec(answer.text)?.[1] ?? "");
  expect(expires - Date.now()).toBeGreaterThan(150 * 86_400_000);
});
