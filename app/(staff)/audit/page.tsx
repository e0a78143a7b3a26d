import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getText } from "@/app/get-language";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { readAuditSchema } from "@/lib/contracts/audit";
import { can } from "@/lib/domain/abilities";
import { readAudit } from "@/lib/server/audit/read-audit";
import { staffActor } from "../staff-actor";
import { type AuditPlace, auditAddress } from "./audit-address";
import { AuditTable } from "./audit-table";
import { ChainCheck } from "./chain-check";
import { GroupFilter } from "./group-filter";
import { PageLink } from "./page-link";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getText()).text("audit.title") };
}

type AuditPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AuditPage({ searchParams }: AuditPageProps) {
  const [{ text }, wanted] = await Promise.all([getText(), searchParams]);
  // What names no part of the log (mistyped, given twice) shows the newest of everything.
  const { before, group } = wanted;
  const place: AuditPlace = readAuditSchema.safeParse({ before, group }).data ?? {};
  const actor = await staffActor(auditAddress(place));
  if (!can(actor.roles, "audit.view")) redirect("/today");
  const { lines, nextBefore, timeZone } = await readAudit(actor, place);
  return (
    <>
      <PageHeader title={text("audit.title")} lead={text("audit.lead")} />
      <div className="grid gap-4">
        <ChainCheck />
        <GroupFilter chosen={place.group} />
        {lines.length > 0 ? <AuditTable lines={lines} timeZone={timeZone} /> : <NothingFound place={place} />}
        <PartLinks place={place} nextBefore={nextBefore} />
      </div>
    </>
  );
}

async function PartLinks({ place, nextBefore }: { place: AuditPlace; nextBefore: number | null }) {
  const { text } = await getText();
  if (nextBefore === null && place.before === undefined) return null;
  return (
    <nav aria-label={text("audit.parts")} className="flex flex-wrap items-center gap-2">
      {nextBefore !== null && (
        <PageLink href={auditAddress({ ...place, before: nextBefore })}>{text("audit.older")}</PageLink>
      )}
      {place.before !== undefined && (
        <PageLink href={auditAddress({ group: place.group })}>{text("audit.newest")}</PageLink>
      )}
    </nav>
  );
}

async function NothingFound({ place }: { place: AuditPlace }) {
  const { text } = await getText();
  if (place.before !== undefined) return <EmptyState title={text("audit.empty_older")} />;
  return (
    <EmptyState
      title={text("audit.empty_title")}
      action={place.group && <PageLink href={auditAddress({})}>{text("audit.show_all")}</PageLink>}
    >
      {text(place.group ? "audit.empty_group_body" : "audit.empty_body")}
    </EmptyState>
  );
}
