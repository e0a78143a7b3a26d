import type { Metadata } from "next";
import { getText } from "@/app/get-language";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { inLanguage } from "@/lib/i18n/language";
import { getOwnRecords } from "@/lib/server/attendance/get-own-records";
import { pageActor } from "@/lib/server/edge";
import { RecordDays } from "./record-days";
import { RecordSummary } from "./record-summary";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getText()).text("record.title") };
}

export default async function OwnRecordPage() {
  const [actor, { text, language }] = await Promise.all([pageActor("/me"), getText()]);
  const { name, timeZone, records } = await getOwnRecords(actor, new Date());
  return (
    <>
      <PageHeader
        title={text("record.greeting", { name: inLanguage(name, language) })}
        lead={text("record.lead")}
      />
      {records.length === 0 ? (
        <EmptyState title={text("record.empty_title")}>{text("record.empty_body")}</EmptyState>
      ) : (
        <div className="grid gap-6">
          <RecordSummary records={records} />
          <RecordDays records={records} timeZone={timeZone} />
        </div>
      )}
    </>
  );
}
