import { isTest, type Violation } from "./import-rules";
import { type SourceTree, withoutComments } from "./source-tree";
import { zoneOf } from "./zones";

/** `process.env` anywhere but in lib/server/env.ts, Next's switch in instrumentation.ts, the tools and the tests. */
export function findStrayEnvironment(tree: SourceTree): Violation[] {
  return [...tree]
    .filter(
      ([path]) =>
        zoneOf(path) !== "tools" &&
        !isTest(path) &&
        path !== "lib/server/env.ts" &&
        path !== "instrumentation.ts",
    )
    .filter(([, text]) => /\bprocess\s*\.\s*env\b/.test(withoutComments(text)))
    .map(([path]) => ({ path, reason: "reads process.env: take it from lib/server/env.ts" }));
}

const IMPURE =
  /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\.now\(|\bTemporal\.Now\b|\bfetch\(|\bcrypto\./;

/** Domain rules that ask a clock, chance or the network instead of their arguments. */
export function findImpureDomain(tree: SourceTree): Violation[] {
  return [...tree]
    .filter(([path]) => zoneOf(path) === "lib/domain" && !isTest(path))
    .flatMap(([path, text]) => {
      const found = IMPURE.exec(withoutComments(text))?.[0];
      return found ? [{ path, reason: `calls ${found.replace("(", "")}: take it as an argument` }] : [];
    });
}

/** Server files that a page of the browser could bundle without complaint. */
export function findUnmarkedServerFiles(tree: SourceTree): Violation[] {
  return [...tree]
    .filter(([path]) => zoneOf(path) === "lib/server" && !isTest(path))
    .filter(([, text]) => !/^import "server-only";$/m.test(text))
    .map(([path]) => ({ path, reason: 'lacks import "server-only"' }));
}

/** Server code that prints past the redaction of lib/server/log.ts. */
export function findStrayPrinting(tree: SourceTree): Violation[] {
  const isServerCode = (path: string) =>
    zoneOf(path) === "lib/server" || /^app\/.*(route|actions)\.ts$/.test(path) || path === "proxy.ts";
  return [...tree]
    .filter(([path]) => isServerCode(path) && !isTest(path) && path !== "lib/server/log.ts")
    .filter(([, text]) => /\bconsole\s*\.|\bprocess\.std(out|err)\b/.test(withoutComments(text)))
    .map(([path]) => ({ path, reason: "prints by itself: use lib/server/log.ts" }));
}

/** Forms that a browser whose scripts have not come yet would send as an address: with passwords and names in it. */
export function findFormsThatTell(tree: SourceTree): Violation[] {
  return [...tree]
    .filter(([path]) => path.endsWith(".tsx"))
    .filter(([, text]) =>
      /<form(?![^>]*\b(?:method|action)=)[^>]*>/.test(withoutComments(text).replaceAll("=>", "")),
    )
    .map(([path]) => ({ path, reason: 'has a form without method="post"' }));
}
