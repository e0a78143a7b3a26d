/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  // No picture is optimised here, so nobody needs the address that would fetch one.
  images: { unoptimized: true },
  experimental: {
    serverActions: { bodySizeLimit: "1mb" },
    // What the proxy keeps of a body for the handler behind it (proxy.ts refuses larger ones that say so).
    proxyClientMaxBodySize: "2mb",
  },
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
