import { getText } from "@/app/get-language";
import { orNotFound } from "@/app/or-not-found";
import { OverviewBoard } from "@/components/overview/overview-board";
import { scopeText } from "@/components/register/scope-text";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import type { AttendanceScope } from "@/lib/contracts/register";
import { formatDateRange } from "@/lib/i18n/format";
import { inLanguage } from "@/lib/i18n/language";
import type { Actor } from "@/lib/server/actor";
import { getOverview } from "@/lib/server/attendance/get-overview";

/** How a section or unit is doing, with the way to its register. */
export async function OverviewPage({ actor, scope }: { actor: Actor; scope: AttendanceScope }) {
  const { text, language } = await getText();
  const view = await orNotFound(getOverview(actor, { scope }, new Date()));
  return (
    <>
      <PageHeader
        title={inLanguage(view.title, language)}
        lead={formatDateRange(view, language)}
        actions={
          <ButtonLink href={`/register?scope=${scopeText(scope)}`}>{text("overview.register")}</ButtonLink>
        }
      />
      <OverviewBoard view={view} />
    </>
  );
}
