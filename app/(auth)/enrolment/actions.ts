"use server";

import {
  type EnrolmentInvitation,
  type LinkEnrolmentOutcome,
  linkEnrolmentSchema,
  openEnrolmentLinkSchema,
} from "@/lib/contracts/enrolment";
import type { Reply } from "@/lib/contracts/problem";
import { parse, reply } from "@/lib/server/edge";
import { enrolByLink } from "@/lib/server/enrolment/enrol-by-link";
import { openEnrolmentLink } from "@/lib/server/enrolment/open-enrolment-link";

export async function openEnrolmentLinkAction(input: unknown): Promise<Reply<EnrolmentInvitation>> {
  return reply(async () => openEnrolmentLink(parse(openEnrolmentLinkSchema, input).token, new Date()));
}

export async function enrolByLinkAction(input: unknown): Promise<Reply<LinkEnrolmentOutcome>> {
  return reply(async () => enrolByLink(parse(linkEnrolmentSchema, input), new Date()));
}
