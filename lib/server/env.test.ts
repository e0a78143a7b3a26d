import { describe, expect, it } from "vitest";
import { readEnv } from "./env";

const OIDC = {
  OIDC_ISSUER: "https://login.example.org",
  OIDC_CLIENT_ID: "hadir",
  OIDC_CLIENT_SECRET: "secret",
  OIDC_ORGANIZATION_ID: "019aa9f0-0000-7000-8000-000000000000",
};

describe("the environment", () => {
  it("needs nothing, and counts what is empty as unset", () => {
    expect(readEnv({})).toMatchObject({ mail: null, oidc: null, origin: "http://localhost:3000" });
    expect(readEnv({ SMTP_URL: "", OIDC_ISSUER: "" })).toMatchObject({ mail: null, oidc: null });
  });

  it("sends mail one way", () => {
    const MAIL_FROM = "Hadir <no-reply@school.example>";
    expect(readEnv({ SMTP_URL: "smtps://user:word@mail.example", MAIL_FROM }).mail).toEqual({
      kind: "smtp",
      url: "smtps://user:word@mail.example",
      from: MAIL_FROM,
    });
    expect(readEnv({ RESEND_API_KEY: "re_1", MAIL_FROM }).mail).toEqual({
      kind: "resend",
      key: "re_1",
      baseUrl: "https://api.resend.com",
      from: MAIL_FROM,
    });
  });

  it.each([
    { given: { SMTP_URL: "smtp://mail.example" }, named: /MAIL_FROM/ },
    { given: { SMTP_URL: "http://mail.example", MAIL_FROM: "a@b.example" }, named: /SMTP_URL/ },
    {
      given: { SMTP_URL: "smtp://m.example", RESEND_API_KEY: "re_1", MAIL_FROM: "a@b.example" },
      named: /RESEND_API_KEY/,
    },
    { given: { ...OIDC, OIDC_CLIENT_SECRET: "" }, named: /OIDC_CLIENT_SECRET is needed/ },
    { given: { ...OIDC, OIDC_ISSUER: "http://login.example.org" }, named: /OIDC_ISSUER must be https/ },
    { given: { ...OIDC, OIDC_ORGANIZATION_ID: "school" }, named: /OIDC_ORGANIZATION_ID/ },
  ])("names what is faulty: $named", ({ given, named }) => {
    expect(() => readEnv(given)).toThrow(named);
  });

  it("takes a provider whole", () => {
    expect(readEnv(OIDC).oidc).toEqual({
      issuer: "https://login.example.org",
      clientId: "hadir",
      clientSecret: "secret",
      organizationId: OIDC.OIDC_ORGANIZATION_ID,
      name: "OpenID Connect",
    });
    expect(readEnv({ ...OIDC, OIDC_ISSUER: "http://127.0.0.1:9000" }).oidc?.issuer).toBe(
      "http://127.0.0.1:9000",
    );
  });
});
