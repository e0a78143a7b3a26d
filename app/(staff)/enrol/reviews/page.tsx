import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getText } from "@/app/get-language";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/domain/abilities";
import { listEnrolmentReviews } from "@/lib/server/enrolment/list-enrolment-reviews";
import { staffActor } from "../../staff-actor";
import { ReviewList } from "./review-list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getText()).text("enrolmentReview.title") };
}

export default async function EnrolmentReviewsPage() {
  const [{ text }, actor] = await Promise.all([getText(), staffActor("/enrol/reviews")]);
  if (!can(actor.roles, "person.enrol")) redirect("/today");
  return (
    <>
      <PageHeader title={text("enrolmentReview.title")} lead={text("enrolmentReview.lead")} />
      <ReviewList reviews={await listEnrolmentReviews(actor, new Date())} />
    </>
  );
}
