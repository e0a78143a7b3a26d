import { getText } from "@/app/get-language";
import { countStatuses } from "@/components/today/count-statuses";
import { StatusMark } from "@/components/today/status-mark";
import { Panel } from "@/components/ui/panel";
import type { OwnRecord } from "@/lib/contracts/today";

/** The record in three numbers, in words. */
export async function RecordSummary({ records }: { records: OwnRecord[] }) {
  const { text } = await getText();
  const counts = countStatuses(records);
  return (
    <section aria-label={text("record.summary")}>
      <Panel>
        <ul className="grid divide-y divide-line sm:grid-cols-3 sm:divide-x sm:divide-y-0">
          <li className="flex items-center gap-3 px-4 py-3">
            <StatusMark status="on_time" />
            {text("record.summary_present", { count: counts.on_time + counts.late })}
          </li>
          <li className="flex items-center gap-3 px-4 py-3">
            <StatusMark status="late" />
            {text("record.summary_late", { count: counts.late })}
          </li>
          <li className="flex items-center gap-3 px-4 py-3">
            <StatusMark status="absent" />
            {text("record.summary_absent", { count: counts.absent })}
          </li>
        </ul>
      </Panel>
    </section>
  );
}
