import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const alias = {
  "@/": fileURLToPath(new URL("./", import.meta.url)),
  // "server-only" throws outside Next's server bundle; the tests are a server.
  "server-only": fileURLToPath(new URL("./node_modules/server-only/empty.js", import.meta.url)),
};

export default defineConfig({
  resolve: { alias },
  test: {
    // Straight to the terminal: a line that a late promise logs while its worker closes would fail the whole run.
    disableConsoleIntercept: true,
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: [
            "lib/**/*.test.ts",
            "components/**/*.test.ts",
            "scripts/**/*.test.ts",
            "bench/**/*.test.ts",
          ],
          exclude: ["lib/server/**"],
        },
      },
      {
        resolve: { alias },
        test: {
          name: "engine",
          include: ["lib/server/**/*.test.ts", "db/**/*.test.ts"],
          env: {
            HADIR_SECRET: "the engine tests keep nothing of worth",
            HADIR_DATA_DIR: "/nonexistent/unused-by-tests",
          },
          testTimeout: 60_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
