"use server";

import { type Invited, invitationIdSchema, inviteStaffSchema } from "@/lib/contracts/invitations";
import { listPeopleSchema, type PersonSummary, peopleFilterSchema } from "@/lib/contracts/people";
import type { Reply } from "@/lib/contracts/problem";
import { endRoleSchema, giveRoleSchema, setAccountStateSchema } from "@/lib/contracts/roles";
import { inviteStaff } from "@/lib/server/accounts/invite-staff";
import { revokeInvitation } from "@/lib/server/accounts/revoke-invitation";
import { setAccountState } from "@/lib/server/accounts/set-account-state";
import { endRole } from "@/lib/server/affiliations/end-role";
import { giveRole } from "@/lib/server/affiliations/give-role";
import { currentActor, parse, reply } from "@/lib/server/edge";
import { listPeople } from "@/lib/server/people/list-people";

/** As many as can be looked over in a dialog. */
const MOST_FOUND = 8;

export async function giveRoleAction(input: unknown): Promise<Reply<{ affiliationId: string }>> {
  return reply(async () => giveRole(await currentActor(), parse(giveRoleSchema, input), new Date()));
}

export async function endRoleAction(input: unknown): Promise<Reply<void>> {
  return reply(async () => endRole(await currentActor(), parse(endRoleSchema, input), new Date()));
}

export async function setAccountStateAction(input: unknown): Promise<Reply<void>> {
  return reply(async () =>
    setAccountState(await currentActor(), parse(setAccountStateSchema, input), new Date()),
  );
}

export async function inviteStaffAction(input: unknown): Promise<Reply<Invited>> {
  return reply(async () => inviteStaff(await currentActor(), parse(inviteStaffSchema, input), new Date()));
}

export async function revokeInvitationAction(input: unknown): Promise<Reply<void>> {
  return reply(async () =>
    revokeInvitation(await currentActor(), parse(invitationIdSchema, input), new Date()),
  );
}

/** The first few people whose name or number holds a text. */
export async function findPeopleAction(input: unknown): Promise<Reply<PersonSummary[]>> {
  return reply(async () => {
    const actor = await currentActor();
    const { text } = parse(peopleFilterSchema, input);
    const wanted = listPeopleSchema.parse({ text, perPage: MOST_FOUND });
    return (await listPeople(actor, wanted)).people;
  });
}
