import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getText } from "@/app/get-language";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/domain/abilities";
import { readAudit } from "@/lib/server/audit/read-audit";
import { staffActor } from "../staff-actor";
import { type AuditPlace, auditAddress, countAuditFilters, readAuditPlace } from "./audit-address";
import { AuditFilters } from "./audit-filters";
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
  const place = readAuditPlace(wanted);
  const actor = await staffActor(auditAddress(place));
  if (!can(actor.roles, "audit.view")) redirect("/today");
  const page = await readAudit(actor, place);
  const { lines, nextBefore, timeZone } = page;
  return (
    <>
      <PageHeader title={text("audit.title")} lead={text("audit.lead")} />
      <div className="grid gap-4">
        <ChainCheck />
        <GroupFilter place={place} />
        <AuditFilters place={place} page={page} />
        {lines.length > 0 ? (
          <AuditTable lines={lines} timeZone={timeZone} place={place} />
        ) : (
          <NothingFound place={place} />
        )}
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
        <PageLink href={auditAddress({ ...place, before: undefined })}>{text("audit.newest")}</PageLink>
      )}
    </nav>
  );
}

async function NothingFound({ place }: { place: AuditPlace }) {
  const { text } = await getText();
  if (place.before !== undefined) return <EmptyState title={text("audit.empty_older")} />;
  const isNarrowed = place.group !== undefined || countAuditFilters(place) > 0;
  return (
    <EmptyState
      title={text(isNarrowed ? "audit.none_found" : "audit.empty_title")}
      action={isNarrowed && <PageLink href={auditAddress({})}>{text("audit.show_all")}</PageLink>}
    >
      {text(isNarrowed ? "audit.empty_group_body" : "audit.empty_body")}
    </EmptyState>
  );
}
