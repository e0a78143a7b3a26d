import { z } from "zod";
import type { Bilingual } from "./check-in";

/** The kinds of action a reader may ask for, each with how the names of its actions begin. */
export const AUDIT_GROUPS = {
  sign_ins: ["sign_in.", "account.", "second_factor.", "token.", "api_key."],
  attendance: ["attendance.", "challenge.", "roll.", "event.", "correction.", "leave.", "period.", "alert."],
  enrolment: ["enrolment.", "consent."],
  people: ["person.", "role."],
  devices: ["device."],
  templates: ["template.", "recognition."],
  schedule: ["calendar.", "timetable.", "shift.", "policy.", "roster."],
  organization: ["organization.", "unit.", "section.", "invitation."],
} as const satisfies Record<string, readonly string[]>;

export type AuditGroup = keyof typeof AUDIT_GROUPS;

export const auditGroupSchema = z.enum(Object.keys(AUDIT_GROUPS) as [AuditGroup, ...AuditGroup[]]);

/**
 * What part of the audit log to read: newest first, before a row, of one kind, noun or name of actions, by one account or device (or the
 * system itself), about one object, from one day to another (both included, days of the organisation's calendar).
 */
export const readAuditSchema = z.strictObject({
  before: z.coerce.number().int().positive().optional(),
  group: auditGroupSchema.optional(),
  action: z
    .string()
    .regex(/^[a-z_.]*$/)
    .max(60)
    .optional(),
  actorId: z.union([z.uuid(), z.literal("system")]).optional(),
  objectId: z.uuid().optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
});

export type AuditFilter = z.output<typeof readAuditSchema>;

export type AuditLine = {
  seq: number;
  at: string;
  actor: { kind: "account" | "device" | "system"; id: string | null; name: string | null };
  action: string;
  objectKind: string;
  objectId: string | null;
  /** The name of a person, unit, section or device, or an account's address; null for other things and what is no longer there. */
  objectName: AuditName | null;
  reason: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  /** What the ids in `before` and `after` stand for, as far as it is still there. */
  names: Record<string, AuditName>;
};

export type AuditName = Bilingual | string;

/** Who can have acted, to choose from: members of the staff and devices. */
export type AuditActorChoice = { id: string; kind: "account" | "device"; name: string };

/** A page of the log; `nextBefore` leads to the rows before it, null at the beginning. Times are told in the organisation's zone. */
export type AuditPage = {
  lines: AuditLine[];
  nextBefore: number | null;
  timeZone: string;
  actors: AuditActorChoice[];
  /** What the reader asked for by id, in words. */
  objectName: AuditName | null;
};

/**
 * What the check of a chain found. `head` is the hash of the last row: kept elsewhere, it proves later that nothing was cut off the end.
 */
export type AuditVerdict =
  | { kind: "intact"; rows: number; head: string }
  | { kind: "broken"; seq: number; fault: "changed" | "missing" };
