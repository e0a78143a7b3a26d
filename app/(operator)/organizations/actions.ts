"use server";

import type { Invited } from "@/lib/contracts/invitations";
import { foundOrganizationSchema, inviteFirstAdministratorSchema } from "@/lib/contracts/organizations";
import type { Reply } from "@/lib/contracts/problem";
import { currentActor, parse, reply } from "@/lib/server/edge";
import { foundOrganization } from "@/lib/server/organizations/found-organization";
import { inviteFirstAdministrator } from "@/lib/server/organizations/invite-first-administrator";

export async function foundOrganizationAction(
  input: unknown,
): Promise<Reply<{ organizationId: string; invited: Invited }>> {
  return reply(async () =>
    foundOrganization(await currentActor(), parse(foundOrganizationSchema, input), new Date()),
  );
}

export async function inviteFirstAdministratorAction(input: unknown): Promise<Reply<Invited>> {
  return reply(async () =>
    inviteFirstAdministrator(await currentActor(), parse(inviteFirstAdministratorSchema, input), new Date()),
  );
}
