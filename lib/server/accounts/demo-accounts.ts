import "server-only";
import type { DemoAccount } from "@/db/seed";
import { env } from "../env";

type DemoSignIn = Omit<DemoAccount, "passwordHash"> & { password: string };

/** The demo organisation's sign-ins. They are public knowledge: never enrol a real person beside them. */
export const DEMO_SIGN_INS: readonly DemoSignIn[] = [
  { role: "administrator", email: "admin@demo.hadir.example", password: "hadir demo administrator" },
  { role: "teacher", email: "teacher@demo.hadir.example", password: "hadir demo teacher" },
  { role: "student", email: "student@demo.hadir.example", password: "hadir demo student" },
];

/** What the sign-in page offers: the demo accounts in development or where HADIR_DEMO=on, else nothing. */
export async function demoAccounts(): Promise<DemoSignIn[]> {
  return env.showsDemo ? [...DEMO_SIGN_INS] : [];
}
