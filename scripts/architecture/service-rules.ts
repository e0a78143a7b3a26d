import { isTest, type Violation } from "./import-rules";
import { type SourceTree, withoutComments } from "./source-tree";

const OPENS = /\binOrganization\(/;
const WRITES = /\btx\s*\.(insert|update|delete)\(/;
const AUDITS = /\brecordAudit\(/;

/** What may stand before a transaction: an ability of an account, or proof of who calls. */
const AUTHORISES = /\bauthorise\(/;

/**
 * Services: files of lib/server/<noun>/ that open a transaction, but for the queries. Each authorises before it opens one, and one that
 * writes, itself or through a query of its noun, records it in the audit log. `guardedElsewhere` names files whose caller is proven in
 * another way, with that way.
 */
export function findUnguardedServices(
  tree: SourceTree,
  guardedElsewhere: ReadonlyMap<string, RegExp>,
): Violation[] {
  const writers = findWritingQueries(tree);
  const violations: Violation[] = [];
  for (const [path, source] of tree) {
    if (!/^lib\/server\/[\w-]+\/[\w-]+\.ts$/.test(path) || path.endsWith("/queries.ts") || isTest(path))
      continue;
    const text = withoutComments(source);
    const opened = text.search(OPENS);
    if (opened >= 0) {
      const guard = guardedElsewhere.get(path) ?? AUTHORISES;
      const authorised = text.search(guard);
      if (authorised < 0) violations.push({ path, reason: "opens a transaction and authorises nobody" });
      else if (guard === AUTHORISES && authorised > opened) {
        violations.push({ path, reason: "authorises only after it opened a transaction" });
      }
    }
    const writes = WRITES.test(text) || writers.some((name) => new RegExp(`\\b${name}\\(`).test(text));
    if (opened >= 0 && writes && !AUDITS.test(text))
      violations.push({ path, reason: "writes without recordAudit" });
  }
  return violations;
}

/** Names of the functions of all queries.ts files that insert, update or delete. */
function findWritingQueries(tree: SourceTree): string[] {
  const names: string[] = [];
  for (const [path, text] of tree) {
    if (!/^lib\/server\/[\w-]+\/queries\.ts$/.test(path)) continue;
    for (const part of withoutComments(text).split(/^export (?=async function|function)/m)) {
      const name = /^(?:async )?function (\w+)/.exec(part)?.[1];
      if (name && WRITES.test(part)) names.push(name);
    }
  }
  return names;
}

/** Queries that open transactions, authorise or refuse: they only read and write what they are told. */
export function findDecidingQueries(tree: SourceTree): Violation[] {
  return [...tree]
    .filter(([path]) => path.endsWith("/queries.ts"))
    .flatMap(([path, text]) => {
      const found = /\b(inOrganization|authorise|recordAudit|new Problem)\(/.exec(withoutComments(text))?.[1];
      return found ? [{ path, reason: `a query calls ${found}` }] : [];
    });
}
