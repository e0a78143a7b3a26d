import type { AttendanceScope } from "@/lib/contracts/register";

/** A scope as it stands in an address: `organization`, `section:ID` or `unit:ID`. */
export function scopeText(scope: AttendanceScope): string {
  return scope.kind === "organization" ? scope.kind : `${scope.kind}:${scope.id}`;
}

/** The scope that an address names, for a contract to judge; undefined when it names none. */
export function readScopeText(text: string | null | undefined): { kind: string; id?: string } | undefined {
  if (!text) return undefined;
  const [kind = "", id] = text.split(":");
  return id === undefined ? { kind } : { kind, id };
}
