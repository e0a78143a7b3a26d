import { expect, test } from "./fixtures/test";

// What the edges answer to anybody who is no kiosk; the protocol itself is held in lib/server/attendance/record-check-in.test.ts.
const MARK = "/api/v1/attendance/mark";

type Asked = { name: string; path: string; method?: string; body?: string; status: number; kind?: string };

const ASKED: readonly Asked[] = [
  { name: "a mark that is no JSON", path: MARK, body: "not json", status: 422 },
  { name: "a mark with nothing in it", path: MARK, body: "{}", status: 422, kind: "malformed" },
  { name: "a mark that is a list", path: MARK, body: "[1,2,3]", status: 422, kind: "malformed" },
  {
    name: "a mark with a field too many",
    path: MARK,
    body: JSON.stringify({ attestation: "a.b.c", embedding: "", trace: "", image: "data:" }),
    status: 422,
    kind: "malformed",
  },
  {
    name: "a mark with an attestation that is none",
    path: MARK,
    body: JSON.stringify({ attestation: "a.b.c", embedding: "", trace: "{}" }),
    status: 422,
    kind: "malformed",
  },
  {
    name: "a mark far too large",
    path: MARK,
    body: JSON.stringify({ attestation: "x".repeat(2_000_000) }),
    status: 422,
  },
  { name: "reading marks", path: MARK, method: "GET", status: 405 },
  { name: "a challenge without proof", path: "/api/v1/kiosk/challenges", body: "{}", status: 422 },
  {
    name: "a challenge with a proof that is none",
    path: "/api/v1/kiosk/challenges",
    body: JSON.stringify({ proof: "a.b.c" }),
    status: 401,
    kind: "device_refused",
  },
  {
    name: "the state of a kiosk that nobody paired",
    path: "/api/v1/kiosk/state",
    body: JSON.stringify({ proof: "a.b.c" }),
    status: 200,
    kind: "unknown",
  },
  {
    name: "a pairing code that was never given",
    path: "/api/v1/kiosk/pairing",
    body: JSON.stringify({ code: "0000-0000" }),
    status: 404,
  },
  { name: "a pairing code that is none", path: "/api/v1/kiosk/pairing", body: '{"code":"?"}', status: 422 },
  { name: "the Today view, signed out", path: "/api/v1/attendance/today", method: "GET", status: 401 },
  { name: "live events, signed out", path: "/api/v1/attendance/live", method: "GET", status: 401 },
];

for (const { name, path, method = "POST", body, status, kind } of ASKED) {
  test(`${name}: ${status}`, async ({ server }) => {
    const headers = { "content-type": "application/json" };
    const response = await fetch(`${server.origin}${path}`, { method, headers, body });
    expect(response.status).toBe(status);
    if (status === 405) return;
    const answer = (await response.json()) as { kind?: string };
    if (kind) expect(answer.kind).toBe(kind);
    expect(JSON.stringify(answer)).not.toMatch(/stack|\.ts|zod|postgres|select /i);
    expect(response.headers.get("cache-control")).toBe("no-store");
  });
}
