import type { OpenDatabase } from "@/db/client";

/** One statement that was run: how often, how long the longest took (milliseconds), with its first values. */
export type TimedQuery = { text: string; count: number; longestMs: number; values: unknown[] };

type Client = { query: (...given: unknown[]) => Promise<unknown> };

/** Times every statement that drizzle sends, by its text. */
export function timeQueries({ db }: OpenDatabase): Map<string, TimedQuery> {
  const seen = new Map<string, TimedQuery>();
  const session = (db as unknown as { session: { constructor: unknown } }).session;
  const prototype = Object.getPrototypeOf(session) as Record<string, unknown>;
  const prepare = prototype.prepareQuery as (
    query: { sql: string; params: unknown[] },
    ...more: unknown[]
  ) => Client;
  prototype.prepareQuery = function timed(
    this: unknown,
    query: { sql: string; params: unknown[] },
    ...more: unknown[]
  ) {
    const prepared = prepare.call(this, query, ...more) as unknown as {
      execute: (...given: unknown[]) => Promise<unknown>;
    };
    const execute = prepared.execute.bind(prepared);
    prepared.execute = async (...given: unknown[]) => {
      const begun = performance.now();
      const result = await execute(...given);
      const took = performance.now() - begun;
      const known = seen.get(query.sql);
      if (!known) seen.set(query.sql, { text: query.sql, count: 1, longestMs: took, values: query.params });
      else {
        known.count += 1;
        if (took > known.longestMs) Object.assign(known, { longestMs: took, values: query.params });
      }
      return result;
    };
    return prepared;
  };
  return seen;
}
