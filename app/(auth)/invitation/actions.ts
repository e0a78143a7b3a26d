"use server";

import {
  type AcceptedInvitation,
  acceptInvitationSchema,
  invitationTokenSchema,
  type OpenInvitation,
} from "@/lib/contracts/invitations";
import type { Reply } from "@/lib/contracts/problem";
import { acceptInvitation } from "@/lib/server/accounts/accept-invitation";
import { openInvitation } from "@/lib/server/accounts/open-invitation";
import { parse, reply, strangerAddress } from "@/lib/server/edge";

export async function openInvitationAction(input: unknown): Promise<Reply<OpenInvitation>> {
  return reply(async () => {
    await strangerAddress();
    return openInvitation(parse(invitationTokenSchema, input), new Date());
  });
}

export async function acceptInvitationAction(input: unknown): Promise<Reply<AcceptedInvitation>> {
  return reply(async () => {
    await strangerAddress();
    return acceptInvitation(parse(acceptInvitationSchema, input), new Date());
  });
}
