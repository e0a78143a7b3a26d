import Form from "next/form";
import { getText } from "@/app/get-language";
import { findWords } from "@/components/audit/find-words";
import { knownActions } from "@/components/audit/known-actions";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Fold } from "@/components/ui/fold";
import { Input, Select } from "@/components/ui/input";
import type { AuditPage } from "@/lib/contracts/audit";
import { inLanguage } from "@/lib/i18n/language";
import { type AuditPlace, auditAddress, countAuditFilters } from "./audit-address";
import { PageLink } from "./page-link";

type AuditFiltersProps = { place: AuditPlace; page: Pick<AuditPage, "actors" | "objectName"> };

/** Which action, by whom, about what, from when to when: a form that works without scripts; what it finds has an address. */
export async function AuditFilters({ place, page }: AuditFiltersProps) {
  const { text, language } = await getText();
  const filters = countAuditFilters(place);
  const { objectName } = page;
  const sought = typeof objectName === "string" ? objectName : objectName && inLanguage(objectName, language);
  return (
    <Fold
      start={filters > 0 ? "unfolded" : "folded"}
      className="w-fit pe-3"
      summary={text("audit.filters", { count: filters })}
    >
      <Form
        action="/audit"
        className="grid gap-4 rounded-panel border border-line bg-surface p-4 sm:grid-cols-2 lg:grid-cols-4"
      >
        {place.group && <input type="hidden" name="group" value={place.group} />}
        {place.objectId && <input type="hidden" name="objectId" value={place.objectId} />}
        <Field label={text("audit.action")}>
          {(control) => (
            <Select {...control} name="action" defaultValue={place.action ?? ""}>
              <option value="">{text("audit.any_action")}</option>
              {knownActions(place.group).map((action) => (
                <option key={action} value={action}>
                  {findWords(text, "action", action)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={text("audit.column_who")}>
          {(control) => (
            <Select {...control} name="actorId" defaultValue={place.actorId ?? ""}>
              <option value="">{text("audit.anybody")}</option>
              <option value="system">{text("audit.system")}</option>
              {page.actors.map(({ id, kind, name }) => (
                <option key={id} value={id}>
                  {kind === "device" ? `${text("audit.object_device")}: ${name}` : name}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={text("audit.from")}>
          {(control) => <Input {...control} type="date" name="from" defaultValue={place.from} />}
        </Field>
        <Field label={text("audit.to")}>
          {(control) => <Input {...control} type="date" name="to" defaultValue={place.to} />}
        </Field>
        <div className="flex flex-wrap items-center gap-2 sm:col-span-full">
          <Button type="submit" tone="primary">
            {text("audit.show")}
          </Button>
          {filters > 0 && (
            <PageLink href={auditAddress({ group: place.group })}>{text("audit.clear_filters")}</PageLink>
          )}
          {place.objectId && (
            <p>{sought ? text("audit.only_about", { name: sought }) : text("audit.only_one")}</p>
          )}
        </div>
      </Form>
    </Fold>
  );
}
