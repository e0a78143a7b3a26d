import { z } from "zod";
import type { Bilingual } from "./check-in";

const name = z.string().trim().min(2).max(120);

/**
 * Who is asked to join the staff, as what, where and from which day to which (`validTo` exclusive, null = open; both are days of the
 * organisation's calendar). An administrator serves the whole organisation, so has no unit.
 */
export const inviteStaffSchema = z
  .strictObject({
    email: z.email().max(254),
    nameAr: name,
    nameEn: name,
    role: z.enum(["administrator", "teacher"]),
    unitId: z.uuid().nullable(),
    validFrom: z.iso.date(),
    validTo: z.iso.date().nullable(),
    /** Somebody who is here already and gets an account; null makes a new person. */
    personId: z.uuid().nullable().default(null),
  })
  .refine(({ validFrom, validTo }) => validTo === null || validTo > validFrom, { path: ["validTo"] })
  .refine(({ role, unitId }) => role === "teacher" || unitId === null, { path: ["unitId"] });

export type InviteStaffRequest = z.output<typeof inviteStaffSchema>;

export const invitationIdSchema = z.strictObject({ invitationId: z.uuid() });

/**
 * What became of an invitation: on its way by mail, or a link that is shown this once, because no mail is set up here or the mail server
 * did not take it.
 */
export type Invited =
  | { kind: "mailed"; invitationId: string; expiresAt: string }
  | {
      kind: "link";
      invitationId: string;
      expiresAt: string;
      link: string;
      because: "no_mail" | "mail_refused";
    };

/** `expired` after seven days; `revoked` by an administrator or by a newer invitation to the same. */
export type InvitationState = "open" | "accepted" | "revoked" | "expired";

/** One invitation of the organisation; `unit` null is the whole organisation. */
export type Invitation = {
  id: string;
  email: string;
  name: Bilingual;
  role: "administrator" | "teacher";
  unit: Bilingual | null;
  validFrom: string;
  validTo: string | null;
  state: InvitationState;
  /** Null: the operator of the platform. */
  invitedBy: Bilingual | null;
  createdAt: string;
  expiresAt: string;
};

/** A link's token: the organisation's id, a dot and 256 random bits. */
export const invitationTokenSchema = z.strictObject({ token: z.string().min(60).max(120) });

/** `password` is for those who have no account in this organisation yet; who has one keeps it. */
export const acceptInvitationSchema = z.strictObject({
  token: z.string().min(60).max(120),
  password: z.string().max(256).optional(),
});

/** An accepted invitation: the address that signs in, whether its password is new, and the first day of the role. */
export type AcceptedInvitation = { email: string; isNew: boolean; validFrom: string };

/** What an invitation's page shows to who holds its link. `isNew`: a password must be chosen, since there is no account yet. */
export type OpenInvitation = {
  organization: Bilingual;
  name: Bilingual;
  email: string;
  role: "administrator" | "teacher";
  unit: Bilingual | null;
  validFrom: string;
  validTo: string | null;
  expiresAt: string;
  isNew: boolean;
};
