import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { z } from "zod";
import { getText } from "@/app/get-language";
import { orNotFound } from "@/app/or-not-found";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { listPeopleSchema } from "@/lib/contracts/people";
import { can } from "@/lib/domain/abilities";
import { countFaces } from "@/lib/server/people/count-faces";
import { getPerson } from "@/lib/server/people/get-person";
import { listPeople } from "@/lib/server/people/list-people";
import { readPeoplePlace } from "../people/people-address";
import { staffActor } from "../staff-actor";
import { ChoosePerson } from "./choose-person";
import { EnrolmentFlow } from "./enrolment-flow";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getText()).text("enrolment.title") };
}

type EnrolPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function EnrolPage({ searchParams }: EnrolPageProps) {
  const [{ text, language }, wanted] = await Promise.all([getText(), searchParams]);
  const personId = z.uuid().safeParse(wanted.person).data;
  const actor = await staffActor(personId ? `/enrol?person=${personId}` : "/enrol");
  if (!can(actor.roles, "person.enrol")) redirect("/today");
  if (personId) return <EnrolmentFlow person={await orNotFound(getPerson(actor, personId))} />;
  const {
    text: searched,
    face,
    page,
  } = readPeoplePlace({
    text: wanted.text,
    face: wanted.face,
    page: wanted.page,
  });
  const list = await listPeople(actor, listPeopleSchema.parse({ text: searched, face, page, language }));
  const counts = await countFaces(actor, new Date());
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
        list={list}
        shown={{ text: searched, face }}
        counts={counts}
        mayAdd={can(actor.roles, "person.add")}
      />
    </>
  );
}
