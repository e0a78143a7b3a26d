import { describe, expect, it } from "vitest";
import { isForeignWrite } from "./origin-check";

const HOST = "attendance.school.example";
const OWN = `https://${HOST}`;
const SESSION = "theme=dark; __Host-hadir.session=abc";

const request = (headers: Record<string, string>) => new Headers({ host: HOST, ...headers });

describe("a request that may change something", () => {
  it.each([
    ["of the own page", { origin: OWN, cookie: SESSION, "sec-fetch-site": "same-origin" }, false],
    ["of the own page in an older browser", { origin: OWN, cookie: SESSION }, false],
    [
      "of the configured address behind a proxy",
      { origin: "http://localhost:3000", host: "app:3000" },
      false,
    ],
    ["of a client that is no browser", {}, false],
    ["of a client with a token", { authorization: "Bearer x" }, false],
    ["of another site", { origin: "https://evil.example", cookie: SESSION }, true],
    ["of another site without a cookie", { origin: "https://evil.example" }, true],
    ["of null", { origin: "null", cookie: SESSION }, true],
    ["of null without a cookie", { origin: "null" }, true],
    ["of a neighbour on the same site", { origin: `https://evil.school.example` }, true],
    ["of the own host on another port", { origin: `${OWN}:8443` }, true],
    ["of a name that begins alike", { origin: `${OWN}.evil.example` }, true],
    ["of no address at all", { origin: "attendance.school.example" }, true],
    ["with a cookie and without an origin", { cookie: SESSION }, true],
    ["with next-auth's cookie and without an origin", { cookie: "next-auth.csrf-token=x" }, true],
    ["with another cookie and without an origin", { cookie: "theme=dark" }, false],
    ["that says it crosses sites", { origin: OWN, "sec-fetch-site": "cross-site" }, true],
    ["that says it crosses hosts of a site", { origin: OWN, "sec-fetch-site": "same-site" }, true],
    ["that was typed into the address line", { "sec-fetch-site": "none" }, true],
  ])("%s: refused %s", (_, headers, refused) => {
    for (const method of ["POST", "PUT", "PATCH", "DELETE"])
      expect(isForeignWrite(method, request(headers as Record<string, string>))).toBe(refused);
  });
});

it.each(["GET", "HEAD", "OPTIONS"])("%s changes nothing, so it may come from anywhere", (method) => {
  expect(
    isForeignWrite(method, request({ origin: "https://evil.example", "sec-fetch-site": "cross-site" })),
  ).toBe(false);
});
