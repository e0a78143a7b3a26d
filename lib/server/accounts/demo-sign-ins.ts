import "server-only";
import type { DemoAccount } from "@/db/seed";

export type DemoSignIn = { role: DemoAccount["role"] | "operator"; email: string; password: string };

/** The demo organisation's sign-ins. They are public knowledge: never enrol a real person beside them. */
export const DEMO_SIGN_INS = [
  { role: "administrator", email: "admin@demo.hadir.example", password: "hadir demo administrator" },
  { role: "teacher", email: "teacher@demo.hadir.example", password: "hadir demo teacher" },
  { role: "student", email: "student@demo.hadir.example", password: "hadir demo student" },
] as const satisfies readonly DemoSignIn[];

/** Made only where the sign-in page offers it: whoever knows this password can create organisations on the server. */
export const DEMO_OPERATOR = {
  role: "operator",
  email: "operator@demo.hadir.example",
  password: "hadir demo operator",
} as const satisfies DemoSignIn;
