/** What a unit can be. */
export const UNIT_KINDS = ["school", "campus", "department", "site"] as const;

export type UnitKind = (typeof UNIT_KINDS)[number];

/** How many units may stand below each other. */
export const MAX_UNIT_DEPTH = 8;

/** Where a unit stands; `parentId` null is directly below the organisation. */
export type UnitNode = { id: string; parentId: string | null };

/** What a unit says itself: an IANA zone and ISO weekdays (1 = Monday) off; null is what stands above it. */
type UnitSettings = { timeZone: string | null; weekendDays: readonly number[] | null };

/** What holds in a place: an IANA zone and ISO weekdays (1 = Monday) off. */
export type PlaceSettings = { timeZone: string; weekendDays: readonly number[] };

/**
 * The zone and the weekend of a unit: of each the nearest one that is set, looking from the unit upwards. `path` is the unit first, then
 * what it stands below, each in its turn; `organization` is the end of every path.
 */
export function resolveUnit(path: readonly UnitSettings[], organization: PlaceSettings): PlaceSettings {
  return {
    timeZone: path.find((unit) => unit.timeZone !== null)?.timeZone ?? organization.timeZone,
    weekendDays: path.find((unit) => unit.weekendDays !== null)?.weekendDays ?? organization.weekendDays,
  };
}

/** A unit and all it stands below, itself first; empty for null and for a unit that is not among them. */
export function pathOf<Unit extends UnitNode>(units: readonly Unit[], id: string | null): Unit[] {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const path: Unit[] = [];
  for (let unit = byId.get(id ?? ""); unit && !path.includes(unit); unit = byId.get(unit.parentId ?? ""))
    path.push(unit);
  return path;
}

/** The ids of a unit and of all below it. */
export function withAllBelow(units: readonly UnitNode[], id: string): Set<string> {
  return new Set(
    units.filter((unit) => pathOf(units, unit.id).some((above) => above.id === id)).map((unit) => unit.id),
  );
}

/**
 * Why a unit cannot stand below another one (null: directly below the organisation), or null when it can: a unit never stands below itself
 * or what is below it, and the tree goes no deeper than `MAX_UNIT_DEPTH`.
 */
export function judgeMove(
  units: readonly UnitNode[],
  id: string,
  parentId: string | null,
): "below_itself" | "too_deep" | null {
  const below = withAllBelow(units, id);
  if (parentId !== null && below.has(parentId)) return "below_itself";
  const ownDepth = pathOf(units, id).length;
  const depths = [...below].map((one) => pathOf(units, one).length - ownDepth + 1);
  const height = Math.max(1, ...depths);
  return pathOf(units, parentId).length + height > MAX_UNIT_DEPTH ? "too_deep" : null;
}

/** A unit with how deep it stands: 0 directly below the organisation. */
export type PlacedUnit<Unit> = Unit & { depth: number };

/**
 * Units as a tree is read, each right before what is below it, brothers in the order given. Units whose parent is not among them (somebody
 * else's, above one's own reach) begin a tree.
 */
export function inTreeOrder<Unit extends UnitNode>(units: readonly Unit[]): PlacedUnit<Unit>[] {
  const known = new Set(units.map((unit) => unit.id));
  const isRoot = (unit: Unit) => unit.parentId === null || !known.has(unit.parentId);
  const place = (unit: Unit, depth: number): PlacedUnit<Unit>[] => [
    { ...unit, depth },
    ...units.filter((child) => child.parentId === unit.id).flatMap((child) => place(child, depth + 1)),
  ];
  return units.filter(isRoot).flatMap((unit) => place(unit, 0));
}
