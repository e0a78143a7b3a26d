import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getText } from "@/app/get-language";
import { attendanceScopeSchema } from "@/lib/contracts/register";
import { may } from "@/lib/server/actor";
import { OverviewPage } from "../../overview-page";
import { staffActor } from "../../staff-actor";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getText()).text("overview.section") };
}

type SectionPageProps = { params: Promise<{ sectionId: string }> };

export default async function SectionPage({ params }: SectionPageProps) {
  const { sectionId: id } = await params;
  const actor = await staffActor(`/sections/${encodeURIComponent(id)}`);
  if (!may(actor, "attendance.view")) redirect("/today");
  const scope = attendanceScopeSchema.safeParse({ kind: "section", id });
  if (!scope.success) notFound();
  return <OverviewPage actor={actor} scope={scope.data} />;
}
