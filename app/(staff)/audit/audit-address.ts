import { type AuditFilter, readAuditSchema } from "@/lib/contracts/audit";

/** Which part of the log a page shows. */
export type AuditPlace = AuditFilter;

type Wanted = Record<string, string | string[] | undefined>;

const NAMES = ["group", "action", "actorId", "objectId", "from", "to", "before"] as const;

/** What an address asks for; what names no part of the log (mistyped, given twice, empty) is left out. */
export function readAuditPlace(wanted: Wanted): AuditPlace {
  const asked = NAMES.map((name) => [name, wanted[name]] as const).filter(
    ([name, value]) => value && readAuditSchema.safeParse({ [name]: value }).success,
  );
  return readAuditSchema.parse(Object.fromEntries(asked));
}

/** The address of a part of the log. */
export function auditAddress(place: AuditPlace): string {
  const search = new URLSearchParams();
  for (const name of NAMES) if (place[name] !== undefined) search.set(name, String(place[name]));
  return search.size > 0 ? `/audit?${search}` : "/audit";
}

/** How many filters besides the kind of action are set. */
export function countAuditFilters({ action, actorId, objectId, from, to }: AuditPlace): number {
  return [action, actorId, objectId, from, to].filter((value) => value !== undefined).length;
}
