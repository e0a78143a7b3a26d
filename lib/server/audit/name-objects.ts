import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import { devices } from "@/db/schema/devices";
import { accounts, persons } from "@/db/schema/people";
import { sections } from "@/db/schema/sections";
import { units } from "@/db/schema/units";
import type { AuditName } from "@/lib/contracts/audit";
import type { Transaction } from "../database";

/** What the log names by id and people by name. */
export type NamedKind = "person" | "account" | "device" | "unit" | "section";

export type ObjectId = { kind: string; id: string };

/** Which fields of a row hold ids, and of what. */
const FIELD_KINDS: Readonly<Record<string, NamedKind>> = {
  personId: "person",
  personIds: "person",
  resemblesId: "person",
  administrator: "account",
  accountId: "account",
  deviceId: "device",
  unitId: "unit",
  parentId: "unit",
  sectionId: "section",
  sectionIds: "section",
};

/** So many ids of one field are named; a bulk change can hold thousands. */
const MOST_NAMED = 20;

/** The ids in the fields of a row, each with what it is. */
export function idsIn(fields: Record<string, unknown> | null): ObjectId[] {
  return Object.entries(fields ?? {}).flatMap(([field, value]) => {
    const kind = FIELD_KINDS[field];
    if (!kind) return [];
    const ids = Array.isArray(value) ? value.slice(0, MOST_NAMED) : [value];
    return ids.filter((id) => typeof id === "string").map((id) => ({ kind, id }));
  });
}

export type Names = ReadonlyMap<string, AuditName>;

const keyOf = ({ kind, id }: ObjectId) => `${kind} ${id}`;

/** The name of an object among those that were looked up. */
export function nameOf(names: Names, object: ObjectId): AuditName | null {
  return names.get(keyOf(object)) ?? null;
}

/** Names of objects of the organisation by kind and id; what is not there (any more) has none. */
export async function nameObjects(
  tx: Transaction,
  organizationId: string,
  objects: readonly ObjectId[],
): Promise<Names> {
  const names = new Map<string, AuditName>();
  for (const kind of ["person", "account", "device", "unit", "section"] as const) {
    const ids = [...new Set(objects.filter((object) => object.kind === kind).map(({ id }) => id))];
    if (ids.length === 0) continue;
    for (const { id, name } of await FINDERS[kind](tx, organizationId, ids))
      names.set(keyOf({ kind, id }), name);
  }
  return names;
}

type Finder = (
  tx: Transaction,
  organizationId: string,
  ids: string[],
) => PromiseLike<{ id: string; name: AuditName }[]>;

/** Tables whose rows have a name in both languages. */
const bilingual =
  (table: typeof persons | typeof units | typeof sections): Finder =>
  (tx, organizationId, ids) =>
    tx
      .select({ id: table.id, name: { ar: table.nameAr, en: table.nameEn } })
      .from(table)
      .where(and(eq(table.organizationId, organizationId), inArray(table.id, ids)));

const FINDERS: Readonly<Record<NamedKind, Finder>> = {
  person: bilingual(persons),
  unit: bilingual(units),
  section: bilingual(sections),
  account: (tx, organizationId, ids) =>
    tx
      .select({ id: accounts.id, name: accounts.email })
      .from(accounts)
      .where(and(eq(accounts.organizationId, organizationId), inArray(accounts.id, ids))),
  device: (tx, organizationId, ids) =>
    tx
      .select({ id: devices.id, name: devices.name })
      .from(devices)
      .where(and(eq(devices.organizationId, organizationId), inArray(devices.id, ids))),
};
