import { z } from "zod";
import type { Role } from "@/lib/domain/abilities";
import type { Bilingual } from "./check-in";

/** The roles that an administrator gives; `operator` is given at the console of the server only. */
export const GIVEN_ROLES = ["administrator", "teacher", "student"] as const;

/**
 * A role for a person: in a unit or (null) the whole organisation, from a day to another (`validTo` exclusive, null = open; days of the
 * organisation's calendar). An administrator serves the whole organisation, so has no unit.
 */
export const giveRoleSchema = z
  .strictObject({
    personId: z.uuid(),
    role: z.enum(GIVEN_ROLES),
    unitId: z.uuid().nullable(),
    validFrom: z.iso.date(),
    validTo: z.iso.date().nullable(),
  })
  .refine(({ validFrom, validTo }) => validTo === null || validTo > validFrom, { path: ["validTo"] })
  .refine(({ role, unitId }) => role !== "administrator" || unitId === null, { path: ["unitId"] });

export type GiveRoleRequest = z.output<typeof giveRoleSchema>;

/** `validTo`: the first day on which the role holds no more. */
export const endRoleSchema = z.strictObject({ affiliationId: z.uuid(), validTo: z.iso.date() });

export const setAccountStateSchema = z.strictObject({
  accountId: z.uuid(),
  state: z.enum(["active", "inactive"]),
});

/** One role of a person, past ones too; `unit` null is the whole organisation. */
export type RoleTerm = {
  affiliationId: string;
  role: Role;
  unit: { id: string; name: Bilingual } | null;
  validFrom: string;
  validTo: string | null;
};

/** The sign-in of a person, as an administrator sees it. `hasSecondFactor`: one is in force. */
export type AccountState = {
  accountId: string;
  email: string;
  isActive: boolean;
  hasSecondFactor: boolean;
  lastSeenAt: string | null;
};

/** A person with what they are where and when, newest role first. */
export type RoleHolder = {
  personId: string;
  name: Bilingual;
  number: string;
  status: "active" | "left";
  roles: RoleTerm[];
  account: AccountState | null;
};

/** `today`: the day of the organisation's calendar by which roles hold. */
export type RolesView = { today: string; holders: RoleHolder[] };
