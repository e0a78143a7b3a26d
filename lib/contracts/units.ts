import { z } from "zod";
import { UNIT_KINDS, type UnitKind } from "@/lib/domain/units";
import type { Bilingual } from "./check-in";
import { timeZoneSchema, weekendDaysSchema } from "./organizations";

const name = z.string().trim().min(2).max(120);

/** What a unit says itself; zone and weekend null are those of what it stands below. */
const said = {
  kind: z.enum(UNIT_KINDS),
  nameAr: name,
  nameEn: name,
  timeZone: timeZoneSchema.nullable(),
  weekendDays: weekendDaysSchema.nullable(),
};

/** `parentId` null: directly below the organisation. */
export const addUnitSchema = z.strictObject({ ...said, parentId: z.uuid().nullable() });

export const changeUnitSchema = z.strictObject({ ...said, unitId: z.uuid() });

export const moveUnitSchema = z.strictObject({ unitId: z.uuid(), parentId: z.uuid().nullable() });

export const unitIdSchema = z.strictObject({ unitId: z.uuid() });

export const addSectionSchema = z.strictObject({ nameAr: name, nameEn: name, unitId: z.uuid().nullable() });

export const changeSectionSchema = z.strictObject({ ...addSectionSchema.shape, sectionId: z.uuid() });

type Place = { timeZone: string; weekendDays: readonly number[] };

/** A unit of the tree: `timeZone` and `weekendDays` as it says them itself (null: inherited), `inForce` as they hold there. */
export type UnitSummary = {
  id: string;
  parentId: string | null;
  kind: UnitKind;
  name: Bilingual;
  timeZone: string | null;
  weekendDays: readonly number[] | null;
  inForce: Place;
  /** People who belong to it or serve in it today, without those of the units below. */
  personCount: number;
};

/** A section as the tree shows it; `learnerCount` as of today. */
export type PlacedSection = { id: string; unitId: string | null; name: Bilingual; learnerCount: number };

/** The organisation's units and sections, and what holds where no unit says otherwise. */
export type UnitTree = {
  organization: Place & { name: Bilingual };
  units: UnitSummary[];
  sections: PlacedSection[];
};

/** A unit to choose from; `depth` 0 is the highest that the reader sees. Ordered as the tree is read. */
export type UnitChoice = { id: string; depth: number; name: Bilingual };

/** What keeps a unit from being removed, in numbers; `history`: attendance, policies or calendars refer to it. */
export type UnitContents = {
  units: number;
  sections: number;
  people: number;
  formerPeople: number;
  devices: number;
  invitations: number;
  history: number;
};

export type UnitRemoval = { kind: "removed" } | { kind: "not_empty"; holds: UnitContents };
