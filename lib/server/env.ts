import "server-only";
import { z } from "zod";

const port = z.coerce.number().int().min(1).max(65_535).default(3000);

const schema = z
  .object({
    NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
    PORT: port,
    HADIR_DATA_DIR: z.string().min(1).default(".data"),
    DATABASE_URL: z.string().min(1).optional(),
    HADIR_ORIGIN: z.url({ protocol: /^https?$/ }).optional(),
    HADIR_SECRET: z.string().min(32, "needs at least 32 characters").optional(),
    HADIR_DEMO: z.enum(["on", "off"]).optional(),
  })
  .transform((values) => ({
    isDevelopment: values.NODE_ENV === "development",
    dataDirectory: values.HADIR_DATA_DIR,
    databaseUrl: values.DATABASE_URL,
    origin: new URL(values.HADIR_ORIGIN ?? `http://localhost:${values.PORT}`).origin,
    secret: values.HADIR_SECRET,
    /** An empty database gets the demo organisation unless told not to. */
    seedsDemo: values.HADIR_DEMO !== "off",
    /** The sign-in page offers the demo accounts in development, elsewhere only when asked for. */
    showsDemo:
      values.HADIR_DEMO === "on" || (values.HADIR_DEMO === undefined && values.NODE_ENV === "development"),
  }));

export type Env = z.infer<typeof schema>;

/** Reads the environment; a faulty variable is named with what it should be. Empty values count as unset. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
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
