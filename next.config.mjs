/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  serverExternalPackages: ["@electric-sql/pglite", "@electric-sql/pglite-pgvector"],
  turbopack: {
    resolveAlias: {
      // Human's "node" export wants tfjs-node; the browser build is the one that runs (docs/decisions/0003-vision-runtime.md).
      "@vladmandic/human": "./node_modules/@vladmandic/human/dist/human.esm.js",
    },
  },
  outputFileTracingExcludes: { "/*": ["./.data/**/*", "./public/**/*"] },
};
export default config;
