import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getText } from "@/app/get-language";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/domain/abilities";
import { listPhotoCandidates } from "@/lib/server/enrolment/list-photo-candidates";
import { staffActor } from "../../staff-actor";
import { PhotoEnrolment } from "./photo-enrolment";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getText()).text("photoEnrolment.title") };
}

export default async function PhotoEnrolmentPage() {
  const [{ text }, actor] = await Promise.all([getText(), staffActor("/enrol/photos")]);
  if (!can(actor.roles, "person.enrol")) redirect("/today");
  return (
    <>
      <PageHeader title={text("photoEnrolment.title")} lead={text("photoEnrolment.lead")} />
      <PhotoEnrolment people={await listPhotoCandidates(actor, new Date())} />
    </>
  );
}
