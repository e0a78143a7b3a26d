import "server-only";
import { z } from "zod";
import { readProxyTrust } from "./client-address";

const port = z.coerce.number().int().min(1).max(65_535).default(3000);

const isLoopback = (url: string) => ["localhost", "127.0.0.1", "[::1]"].includes(new URL(url).hostname);

/** Variables that mean something only together. */
const OIDC = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "OIDC_ORGANIZATION_ID"] as const;

const callsAMinute = (usual: number) => z.coerce.number().int().min(1).default(usual);

const schema = z
  .object({
    NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
    PORT: port,
    HADIR_DATA_DIR: z.string().min(1).default(".data"),
    DATABASE_URL: z.string().min(1).optional(),
    HADIR_ORIGIN: z.url({ protocol: /^https?$/ }).optional(),
    HADIR_SECRET: z.string().min(32, "needs at least 32 characters").optional(),
    TRUSTED_PROXIES: z
      .string()
      .optional()
      .transform((text, context) => {
        const trust = readProxyTrust(text);
        if (trust) return trust;
        context.addIssue({
          code: "custom",
          message: "is a count (1) or a list of addresses and CIDR ranges",
        });
        return z.NEVER;
      }),
    HADIR_SECURITY_CONTACT: z.url({ protocol: /^(mailto|https|tel)$/ }).optional(),
    HADIR_ACCOUNT_RATE: callsAMinute(600),
    HADIR_ADDRESS_RATE: callsAMinute(6_000),
    HADIR_DEMO: z.enum(["on", "off"]).optional(),
    SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
    RESEND_API_KEY: z.string().min(1).optional(),
    RESEND_BASE_URL: z.url({ protocol: /^https?$/ }).default("https://api.resend.com"),
    MAIL_FROM: z.string().min(3).optional(),
    OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
    OIDC_CLIENT_ID: z.string().min(1).optional(),
    OIDC_CLIENT_SECRET: z.string().min(1).optional(),
    OIDC_ORGANIZATION_ID: z.uuid().optional(),
    OIDC_NAME: z.string().min(1).max(40).default("OpenID Connect"),
  })
  .superRefine((values, context) => {
    const fault = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    const missing = OIDC.filter((name) => values[name] === undefined);
    if (missing.length < OIDC.length)
      for (const name of missing) fault(name, "is needed with the others of it");
    const { SMTP_URL, RESEND_API_KEY, MAIL_FROM, OIDC_ISSUER } = values;
    if (SMTP_URL && RESEND_API_KEY) fault("RESEND_API_KEY", "stands beside SMTP_URL: mail has one way out");
    if ((SMTP_URL || RESEND_API_KEY) && !MAIL_FROM) fault("MAIL_FROM", "is needed to send mail");
    if (OIDC_ISSUER?.startsWith("http:") && !isLoopback(OIDC_ISSUER)) fault("OIDC_ISSUER", "must be https");
  })
  .transform((values) => ({
    isDevelopment: values.NODE_ENV === "development",
    dataDirectory: values.HADIR_DATA_DIR,
    databaseUrl: values.DATABASE_URL,
    origin: new URL(values.HADIR_ORIGIN ?? `http://localhost:${values.PORT}`).origin,
    secret: values.HADIR_SECRET,
    /** Whom to tell of a hole: an address of mail, web or telephone as a URL. */
    securityContact: values.HADIR_SECURITY_CONTACT,
    proxyTrust: values.TRUSTED_PROXIES,
    /** Calls that one account, and one address without an account, may make in a minute. */
    callsAMinute: { account: values.HADIR_ACCOUNT_RATE, address: values.HADIR_ADDRESS_RATE },
    /** An empty database gets the demo organisation unless told not to. */
    seedsDemo: values.HADIR_DEMO !== "off",
    /** The sign-in page offers the demo accounts in development, elsewhere only when asked for. */
    showsDemo:
      values.HADIR_DEMO === "on" || (values.HADIR_DEMO === undefined && values.NODE_ENV === "development"),
    mail: mailOf(values),
    oidc: oidcOf(values),
  }));

type MailVariables = {
  SMTP_URL?: string | undefined;
  RESEND_API_KEY?: string | undefined;
  RESEND_BASE_URL: string;
  MAIL_FROM?: string | undefined;
};

/** The way that mail goes out, or null where none is set up. */
function mailOf({ SMTP_URL, RESEND_API_KEY, RESEND_BASE_URL, MAIL_FROM: from }: MailVariables) {
  if (SMTP_URL && from) return { kind: "smtp" as const, url: SMTP_URL, from };
  if (RESEND_API_KEY && from) {
    return { kind: "resend" as const, key: RESEND_API_KEY, baseUrl: RESEND_BASE_URL, from };
  }
  return null;
}

type OidcVariables = {
  OIDC_ISSUER?: string | undefined;
  OIDC_CLIENT_ID?: string | undefined;
  OIDC_CLIENT_SECRET?: string | undefined;
  OIDC_ORGANIZATION_ID?: string | undefined;
  OIDC_NAME: string;
};

/** The provider that people of one organisation may sign in through, or null. */
function oidcOf(values: OidcVariables) {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = values;
  const { OIDC_ORGANIZATION_ID: organizationId, OIDC_NAME: name } = values;
  if (!issuer || !clientId || !clientSecret || !organizationId) return null;
  return { issuer, clientId, clientSecret, organizationId, name };
}

export type Env = z.infer<typeof schema>;

/** Reads the environment; a faulty variable is named with what it should be. Empty values count as unset. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
  throw new Error(`The environment is faulty. ${faults.join("; ")}. See .env.example.`);
}

export const env = readEnv(process.env);

/** Whether a signed audience names this server: its origin, or the same port under another name of this machine. */
export function isOwnOrigin(audience: string): boolean {
  if (audience === env.origin) return true;
  const loopback = ["localhost", "127.0.0.1", "[::1]"];
  if (!URL.canParse(audience)) return false;
  const own = new URL(env.origin);
  const given = new URL(audience);
  return (
    given.origin === audience &&
    given.port === own.port &&
    given.protocol === own.protocol &&
    loopback.includes(given.hostname) &&
    loopback.includes(own.hostname)
  );
}

// next-auth reads its own address from here, whatever host a request names.
process.env.NEXTAUTH_URL ??= env.origin;
