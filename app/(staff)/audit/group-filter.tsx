import Link from "next/link";
import { getText } from "@/app/get-language";
import { classNames } from "@/components/ui/class-names";
import { auditGroupSchema } from "@/lib/contracts/audit";
import { type AuditPlace, auditAddress } from "./audit-address";
import { LinkSpinner } from "./page-link";

/** The kinds of action as links, so that each has an address and works without scripts. */
export async function GroupFilter({ place }: { place: AuditPlace }) {
  const { text } = await getText();
  const { group: chosen } = place;
  return (
    <nav aria-label={text("audit.filter")}>
      <ul className="flex flex-wrap gap-2">
        {[undefined, ...auditGroupSchema.options].map((group) => (
          <li key={group ?? "all"}>
            <Link
              href={auditAddress({ ...place, before: undefined, action: undefined, group })}
              aria-current={group === chosen ? "page" : undefined}
              className={classNames(
                "inline-flex min-h-10 touch:min-h-11 items-center gap-2 rounded-full border px-4 py-1.5",
                group === chosen
                  ? "border-accent bg-accent font-medium text-on-accent"
                  : "border-line-strong bg-surface text-ink hover:bg-sunken",
              )}
            >
              <LinkSpinner />
              {text(`audit.group_${group ?? "all"}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
