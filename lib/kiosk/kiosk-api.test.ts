import { decodeJwt } from "jose";
import { describe, expect, it } from "vitest";
import { createDeviceKey, type Device } from "./device-key";
import { createKioskApi } from "./kiosk-api";
import { pairKiosk } from "./pair-kiosk";

const ORIGIN = "https://school.example";
const IDENTITY = {
  deviceId: "0f8fad5b-d9cb-469f-a165-70867728950e",
  organizationId: "7c9e6679-7425-40de-944b-e07fc1f90ae7",
};

type Call = { url: string; body: Record<string, unknown> };

/** A server that gives the answers in turn, and what it was asked. */
function server(...answers: (() => Response)[]) {
  const calls: Call[] = [];
  const send = async (url: RequestInfo | URL, init?: RequestInit) => {
    calls.push({ url: String(url), body: JSON.parse(String(init?.body)) });
    const answer = answers[calls.length - 1];
    if (!answer) throw new TypeError("Failed to fetch");
    return answer();
  };
  return { calls, send: send as typeof fetch };
}

const json = (body: unknown, init?: ResponseInit) => () => Response.json(body, init);

async function device(): Promise<Device> {
  return { ...(await createDeviceKey()), ...IDENTITY };
}

describe("what an answer is", () => {
  const problem = { code: "not_found", reason: "pairing_code_wrong" };
  it.each([
    ["a value", json({ pairingId: "x" }), { kind: "answered", value: { pairingId: "x" } }],
    [
      "an outcome that comes with an error status",
      json({ kind: "retry" }, { status: 401 }),
      { kind: "answered", value: { kind: "retry" } },
    ],
    ["a refusal", json(problem, { status: 404 }), { kind: "refused", problem }],
    ["a proxy's page", () => new Response("<h1>502</h1>", { status: 502 }), { kind: "unreachable" }],
    ["a proxy's JSON", json({ error: "bad gateway" }, { status: 502 }), { kind: "unreachable" }],
    ["no object", json(null), { kind: "unreachable" }],
    ["no network", undefined, { kind: "unreachable" }],
  ])("%s", async (_, answer, expected) => {
    const { send } = server(...(answer ? [answer] : []));
    expect(await createKioskApi(ORIGIN, send).beginPairing("ABCD2345")).toEqual(expected);
  });
});

describe("the clock a kiosk signs by", () => {
  it.each([
    ["an hour behind", 3_600_000, 3_600_000],
    ["a day ahead", -86_400_000, -86_400_000],
    ["right, within the second that the header counts", 900, 0],
  ])("is the server's while its own is %s", async (_, offset, expected) => {
    const date = new Date(Date.now() + offset).toUTCString();
    const state = json({ kind: "revoked" }, { headers: { date } });
    const { send, calls } = server(state, state);
    const api = createKioskApi(ORIGIN, send);
    const kiosk = await device();
    await api.state(kiosk);
    await api.state(kiosk);
    const [first, second] = calls.map((call) => decodeJwt(String(call.body.proof)));
    expect(first).toMatchObject({ call: "state", aud: ORIGIN, iss: IDENTITY.deviceId });
    expect((second?.iat ?? 0) - (first?.iat ?? 0)).toBeGreaterThanOrEqual(expected / 1000 - 2);
    expect((second?.iat ?? 0) - (first?.iat ?? 0)).toBeLessThanOrEqual(expected / 1000 + 2);
    expect(first?.jti).not.toBe(second?.jti);
  });
});

describe("pairing", () => {
  const grant = json({ pairingId: "9b2b2f1e-6a3f-4f6b-8a6e-0d8a1f3c5e7d", nonce: "abc", deviceName: "Gate" });
  const refusal = json({ code: "not_found", reason: "pairing_code_wrong" }, { status: 404 });

  it("ends with a key that the server knows under the same name", async () => {
    const { send, calls } = server(grant, json({ ...IDENTITY, kid: "whatever" }));
    const result = await pairKiosk(createKioskApi(ORIGIN, send), "ABCD2345");
    if (result.kind !== "paired") throw new Error(result.kind);
    expect(result.device).toMatchObject(IDENTITY);
    expect(calls.map((call) => call.url)).toEqual([
      "/api/v1/kiosk/pairing",
      "/api/v1/kiosk/pairing/complete",
    ]);
    expect(calls[1]?.body.publicKey).toEqual(result.device.publicKey);
    expect(JSON.stringify(calls)).not.toContain('"d":');
  });

  it.each([
    ["the code is refused", [refusal], "refused"],
    ["the proof is refused", [grant, refusal], "refused"],
    ["the server cannot be reached", [], "unreachable"],
    ["the line breaks in the middle", [grant], "unreachable"],
  ])("ends without one when %s", async (_, answers, kind) => {
    const { send } = server(...answers);
    expect(await pairKiosk(createKioskApi(ORIGIN, send), "ABCD2345")).toMatchObject({ kind });
  });
});
