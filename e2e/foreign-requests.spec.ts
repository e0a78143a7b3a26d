import { expect, test } from "@playwright/test";
import { builtAction, builtActions } from "./fixtures/built-actions";
import { concrete, expectGuarded } from "./fixtures/guarded";
import { type HttpCaller, httpCaller, signInByHttp } from "./fixtures/http-caller";
import { ask } from "./fixtures/raw-request";
import { routesOf } from "./fixtures/routes";
import { type HadirServer, startServer } from "./fixtures/server";

// Requests that no page of ours sends: from other sites, too large, too often.
test.describe.configure({ mode: "serial" });

let server: HadirServer;
let cookie: string;
let administrator: HttpCaller;

test.beforeAll(async () => {
  test.setTimeout(240_000);
  server = await startServer();
  cookie = await signInByHttp(server.origin, "admin@demo.hadir.example", "hadir demo administrator");
  administrator = httpCaller("administrator", server.origin, { Cookie: cookie });
});
test.afterAll(() => server.stop());

test.describe("what another site sends is refused before anything looks at it", () => {
  const FOREIGN: readonly Record<string, string>[] = [
    { Origin: "null" },
    { Origin: "https://evil.example" },
    { Origin: "http://localhost:1" },
    { "Sec-Fetch-Site": "cross-site" },
    { "Sec-Fetch-Site": "same-site" },
  ];

  test("every action", async () => {
    test.setTimeout(240_000);
    const actions = builtActions();
    expect(actions.size).toBeGreaterThan(60);
    for (const [name, { id, page }] of actions) {
      for (const foreign of [{ Origin: "null" }, { Origin: "https://evil.example" }]) {
        const headers = {
          Cookie: cookie,
          "Next-Action": id,
          "Content-Type": "text/plain;charset=UTF-8",
          Accept: "text/x-component",
          ...foreign,
        };
        const answer = await ask(server.origin, concrete(page), { method: "POST", headers, body: "[{}]" });
        expect([name, foreign, answer.status]).toEqual([name, foreign, 403]);
      }
    }
  });

  for (const foreign of FOREIGN) {
    test(`APIs and pages: ${JSON.stringify(foreign)}`, async () => {
      for (const route of [...routesOf("route.ts"), "/sign-in", "/today"]) {
        const path = concrete(route);
        const headers = { "Content-Type": "application/json", Cookie: cookie, ...foreign };
        const answer = await ask(server.origin, path, {
          method: "POST",
          headers: { ...headers },
          body: "{}",
        });
        expect([path, answer.status]).toEqual([path, 403]);
        expectGuarded(path, answer);
      }
    });
  }

  test("a cookie without an origin, though not a client without cookies", async () => {
    const path = "/api/v1/auth/login";
    const headers = { "Content-Type": "application/json" };
    const bare = await ask(server.origin, path, { method: "POST", headers, body: "{}" });
    expect(bare.status).not.toBe(403);
    const withCookie = { ...headers, Cookie: cookie };
    expect((await ask(server.origin, path, { method: "POST", headers: withCookie, body: "{}" })).status).toBe(
      403,
    );
  });

  test("signing in without the token of the form, and signing out by a link", async () => {
    const form = "email=admin%40demo.hadir.example&password=hadir+demo+administrator&json=true";
    const headers = { "Content-Type": "application/x-www-form-urlencoded", Origin: server.origin };
    const forged = await ask(server.origin, "/api/auth/callback/credentials", {
      method: "POST",
      headers,
      body: form,
    });
    expect(String(forged.headers["set-cookie"])).not.toContain("hadir.session");
    const before = await administrator.request("/api/v1/attendance/today");
    await administrator.request("/api/auth/signout");
    const after = await administrator.request("/api/v1/attendance/today");
    expect([before.status, after.status]).toEqual([200, 200]);
  });
});

test.describe("bodies that are too large", () => {
  test("say so and are not read", async () => {
    const body = "x".repeat(3_000_000);
    for (const path of ["/api/v1/attendance/mark", "/sign-in", "/api/auth/callback/credentials"]) {
      const headers = { Origin: server.origin };
      const answer = await ask(server.origin, path, { method: "POST", headers, body });
      expect([path, answer.status]).toEqual([path, 413]);
      expectGuarded(path, answer);
    }
  });

  test("that claim no length are read to their limit", async () => {
    const body = JSON.stringify({ email: "x".repeat(300_000), password: "x" });
    for (const path of ["/api/v1/auth/login", "/api/v1/kiosk/pairing", "/api/v1/attendance/mark"]) {
      const headers = { "Content-Type": "application/json" };
      const answer = await ask(server.origin, path, { method: "POST", headers, body, chunked: true });
      expect([path, answer.status, answer.text]).toEqual([
        path,
        422,
        expect.stringContaining("body_too_large"),
      ]);
    }
    const form = `email=${"x".repeat(20_000)}`;
    const headers = { "Content-Type": "application/x-www-form-urlencoded", Origin: server.origin };
    const signIn = await ask(server.origin, "/api/auth/callback/credentials", {
      method: "POST",
      headers,
      body: form,
    });
    expect(signIn.status).toBe(422);
  });

  test("of an action are refused", async () => {
    const { id, page } = builtAction("addPersonAction");
    const answer = await administrator.action(page, id, { nameEn: "x".repeat(1_500_000) });
    expect(answer.text).not.toContain('"ok":true');
    expect(answer.status).toBeGreaterThanOrEqual(400);
  });
});

test.describe("who comes too often", () => {
  const guess = (origin: string, headers: Record<string, string>) =>
    ask(origin, "/api/v1/kiosk/pairing", {
      method: "POST",
      headers: { "Content-Type": "application/json", ...headers },
      body: '{"code":"00000000"}',
    });

  test("is known by the connection, whatever addresses the request claims", async () => {
    for (let i = 0; i < 10; i++) {
      const forged = {
        "X-Forwarded-For": `198.51.100.${i}`,
        "X-Hadir-Peer": `198.51.100.${i}`,
        "X-Real-IP": "1.2.3.4",
      };
      expect((await guess(server.origin, forged)).status).toBe(404);
    }
    const answer = await guess(server.origin, { "X-Forwarded-For": "198.51.100.99" });
    expect(answer.status).toBe(429);
    expect(Number(answer.headers["retry-after"])).toBeGreaterThan(0);
    expect(JSON.parse(answer.text)).toMatchObject({
      code: "too_many",
      retryAfterSeconds: expect.any(Number),
    });
  });

  test("is known by what a trusted proxy says, and an account by itself", async () => {
    test.setTimeout(120_000);
    const behind = await startServer({ env: { TRUSTED_PROXIES: "1", HADIR_ACCOUNT_RATE: "5" } });
    try {
      for (let i = 0; i < 11; i++)
        expect((await guess(behind.origin, { "X-Forwarded-For": `203.0.113.${i}` })).status).toBe(404);
      // What the client wrote itself stands to the left of what the proxy wrote.
      for (let i = 0; i < 9; i++)
        await guess(behind.origin, { "X-Forwarded-For": `198.51.100.${i}, 203.0.113.0` });
      expect((await guess(behind.origin, { "X-Forwarded-For": "198.51.100.77, 203.0.113.0" })).status).toBe(
        429,
      );

      const who = async (user: string, role: string) => {
        const cookie = await signInByHttp(behind.origin, `${user}@demo.hadir.example`, `hadir demo ${role}`);
        return () => ask(behind.origin, "/api/v1/attendance/today", { headers: { Cookie: cookie } });
      };
      const [one, other] = [await who("admin", "administrator"), await who("teacher", "teacher")];
      for (let i = 0; i < 5; i++) expect((await one()).status).toBe(200);
      const stopped = await one();
      expect([stopped.status, Number(stopped.headers["retry-after"]) > 0]).toEqual([429, true]);
      expect((await other()).status).toBe(200);
    } finally {
      await behind.stop();
    }
  });
});
