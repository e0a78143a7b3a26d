import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";

/** The repository's root, with a slash at its end. */
export const ROOT = fileURLToPath(new URL("../", import.meta.url));

/** Bundles the harness pages, with the product's vision code in them, into `outDir`. */
export async function buildHarness(outDir: string): Promise<void> {
  const root = join(ROOT, "bench/harness");
  await build({
    root,
    configFile: false,
    logLevel: "error",
    resolve: {
      alias: [
        { find: "@/", replacement: ROOT },
        {
          find: "@vladmandic/human",
          replacement: join(ROOT, "node_modules/@vladmandic/human/dist/human.esm.js"),
        },
        {
          find: "@vladmandic/face-api",
          replacement: join(ROOT, "node_modules/@vladmandic/face-api/dist/face-api.esm.js"),
        },
      ],
    },
    worker: { format: "es" },
    build: {
      outDir,
      emptyOutDir: true,
      target: "es2022",
      minify: false,
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: ["index.html", "client.html", "present.html", "rivals.html"].map((name) => join(root, name)),
      },
    },
  });
}
