"use server";

import {
  createEnrolmentLinkSchema,
  decideEnrolmentReviewSchema,
  type EnrolmentOutcome,
  type EnrolmentReviewOutcome,
  enrolmentSchema,
  type PhotoEnrolmentOutcome,
  photoEnrolmentSchema,
} from "@/lib/contracts/enrolment";
import type { Reply } from "@/lib/contracts/problem";
import { currentActor, parse, reply } from "@/lib/server/edge";
import { createEnrolmentLink } from "@/lib/server/enrolment/create-enrolment-link";
import { decideEnrolmentReview } from "@/lib/server/enrolment/decide-enrolment-review";
import { enrolPerson } from "@/lib/server/enrolment/enrol-person";
import { enrolPhotos } from "@/lib/server/enrolment/enrol-photos";

export async function enrolPersonAction(input: unknown): Promise<Reply<EnrolmentOutcome>> {
  return reply(async () => enrolPerson(await currentActor(), parse(enrolmentSchema, input), new Date()));
}

export async function enrolPhotosAction(input: unknown): Promise<Reply<PhotoEnrolmentOutcome>> {
  return reply(async () => enrolPhotos(await currentActor(), parse(photoEnrolmentSchema, input), new Date()));
}

export async function decideEnrolmentReviewAction(input: unknown): Promise<Reply<EnrolmentReviewOutcome>> {
  return reply(async () =>
    decideEnrolmentReview(await currentActor(), parse(decideEnrolmentReviewSchema, input), new Date()),
  );
}

export async function createEnrolmentLinkAction(
  input: unknown,
): Promise<Reply<{ token: string; expiresAt: string }>> {
  return reply(async () =>
    createEnrolmentLink(await currentActor(), parse(createEnrolmentLinkSchema, input), new Date()),
  );
}
