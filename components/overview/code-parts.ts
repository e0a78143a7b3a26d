import type { StatusCodeView } from "@/lib/contracts/attendance-record";

/** How many records have a code. */
export type CodePart = { code: StatusCodeView; count: number };

/** The codes that somebody has, in the order of the organisation. */
export function codeParts(
  distribution: Readonly<Record<string, number>>,
  codes: readonly StatusCodeView[],
): CodePart[] {
  return codes
    .map((code) => ({ code, count: distribution[code.code] ?? 0 }))
    .filter(({ count }) => count > 0);
}
