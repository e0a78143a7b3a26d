import { DrizzleQueryError } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { describeError } from "./log";
import { redact } from "./redact";
import { randomVector, seededRandom } from "./testing/test-vectors";

const vector = randomVector(seededRandom(1));
const NUMBERS = [...vector].join(",");
const BASE64 = Buffer.from(vector.buffer).toString("base64url");
const KEY = "q3Vx-0dLk29sTnY7_aPzWm4RjE8uHbCf51GoIyXQw6M";
const JWT = "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl";
const HASH = "$2b$12$abcdefghijklmnopqrstuuWjK8h6Vq1mX0rYq3nQe7b2s4t6u8v0w";

describe("a log line keeps no", () => {
  it.each([
    [
      "address of the database with its password",
      "postgres://hadir:pa55word@db.example:5432/hadir",
      "pa55word",
    ],
    ["bearer token", "Authorization: Bearer abc.def.ghi", "abc"],
    ["cookie", "request had Cookie: hadir.session=abcdef; other=1", "abcdef"],
    ["set cookie", '"set-cookie": "hadir.session=abcdef; Path=/"', "abcdef"],
    ["token of three parts", `jwt ${JWT} refused`, "c2ln"],
    ["password in JSON", '{"password":"hunter two","x":1}', "hunter"],
    ["password in an object", "{ password: 'hunter two', x: 1 }", "hunter"],
    ["password in a query", "newPassword=hunter2&x=1", "hunter2"],
    ["refresh token", "refreshToken: 019aa9f0.AbCdEf", "AbCdEf"],
    ["password's hash", `hash ${HASH}`, "abcdefghij"],
    ["vector", `[${NUMBERS}]`, NUMBERS.slice(0, 40)],
    ["vector in base64url", `sent ${BASE64} to`, BASE64.slice(0, 40)],
    ["key in base64url", `key ${KEY} end`, KEY],
    ["whole e-mail address", "mail to sara.mansour@school.example failed", "mansour"],
    ["forged line", "name\r\u2028[error] all is well", "\r"],
  ])("%s", (_, text, secret) => {
    expect(text).toContain(secret);
    expect(redact(text)).not.toContain(secret);
  });

  it("parameter of a failed query, as drizzle prints it", () => {
    const error = new DrizzleQueryError(
      "insert into accounts values ($1, $2)",
      ["sara@school.example", HASH],
      new Error("boom"),
    );
    const told = describeError(error);
    expect(told).toContain("insert into accounts");
    expect(told).toContain("caused by Error: boom");
    expect(told).toMatch(/^\s+at /m);
    for (const secret of ["sara", HASH.slice(0, 20)]) expect(told).not.toContain(secret);
  });

  it("field of an error that carries data", () => {
    const error = Object.assign(new Error("refused"), {
      request: { password: "hunter2" },
      params: ["hunter2"],
    });
    expect(describeError(error)).not.toContain("hunter2");
  });
});

describe("a log line keeps", () => {
  it.each([
    "Hadir is ready at http://localhost:3000 (embedded database in .data).",
    "[1a2b3c4d] Error: Something of ours at /srv/hadir/node_modules/next/dist/server/lib/start-server.js:12:3",
    "organisation 019aa9f0-1111-7000-8000-000000000000, device 019aa9f0-2222-7000-8000-000000000000",
    "    at Module.recordCheckIn (.next/server/chunks/ssr/[root-of-the-server]__0abc123._.js:1:234)",
    "404 GET /people/019aa9f0-1111-7000-8000-000000000000 in 12ms",
  ])("%s", (line) => {
    expect(redact(line)).toBe(line);
  });
});
