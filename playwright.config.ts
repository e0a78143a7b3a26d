import { defineConfig } from "@playwright/test";

/**
 * Journeys that have not passed yet, all of them together, since the parts that they walk were put together. They are owed: each comes
 * out of this list once it has been seen to pass. `HADIR_E2E=all` runs them too.
 */
const OWED = ["people-of-the-clips"];

export default defineConfig({
  testDir: "e2e",
  testMatch: "*.spec.ts",
  testIgnore: process.env.HADIR_E2E === "all" ? [] : OWED.map((name) => `${name}.spec.ts`),
  // One browser at a time: they share two processor cores with the server and the models.
  workers: 1,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [["list"]],
  outputDir: "test-results",
  use: { actionTimeout: 15_000, navigationTimeout: 30_000 },
});
