import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getText } from "@/app/get-language";
import { attendanceScopeSchema } from "@/lib/contracts/register";
import { may } from "@/lib/server/actor";
import { OverviewPage } from "../../overview-page";
import { staffActor } from "../../staff-actor";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getText()).text("overview.unit") };
}

type UnitPageProps = { params: Promise<{ unitId: string }> };

export default async function UnitPage({ params }: UnitPageProps) {
  const { unitId: id } = await params;
  const actor = await staffActor(`/units/${encodeURIComponent(id)}`);
  if (!may(actor, "attendance.view")) redirect("/today");
  const scope = attendanceScopeSchema.safeParse({ kind: "unit", id });
  if (!scope.success) notFound();
  return <OverviewPage actor={actor} scope={scope.data} />;
}
