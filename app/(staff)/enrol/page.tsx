import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { z } from "zod";
import { getText } from "@/app/get-language";
import { orNotFound } from "@/app/or-not-found";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { searchPeopleSchema } from "@/lib/contracts/people";
import { can } from "@/lib/domain/abilities";
import { getPerson } from "@/lib/server/people/get-person";
import { listPeople } from "@/lib/server/people/list-people";
import { staffActor } from "../staff-actor";
import { ChoosePerson } from "./choose-person";
import { EnrolmentFlow } from "./enrolment-flow";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getText()).text("enrolment.title") };
}

type EnrolPageProps = { searchParams: Promise<{ person?: string | string[]; text?: string | string[] }> };

export default async function EnrolPage({ searchParams }: EnrolPageProps) {
  const [{ text }, wanted] = await Promise.all([getText(), searchParams]);
  const personId = z.uuid().safeParse(wanted.person).data;
  const actor = await staffActor(personId ? `/enrol?person=${personId}` : "/enrol");
  if (!can(actor.roles, "person.enrol")) redirect("/today");
  if (personId) return <EnrolmentFlow person={await orNotFound(getPerson(actor, personId))} />;
  const search = searchPeopleSchema.safeParse({ text: wanted.text }).data ?? { text: "" };
  return (
    <>
      <PageHeader
        title={text("enrolment.title")}
        lead={text("enrolment.choose_title")}
        actions={
          <>
            <ButtonLink href="/enrol/reviews" load="document">
              {text("enrolment.to_reviews")}
            </ButtonLink>
            <ButtonLink href="/enrol/photos" load="document">
              {text("photoEnrolment.title")}
            </ButtonLink>
          </>
        }
      />
      <ChoosePerson
        people={await listPeople(actor, search)}
        search={search.text}
        mayAdd={can(actor.roles, "person.add")}
      />
    </>
  );
}
