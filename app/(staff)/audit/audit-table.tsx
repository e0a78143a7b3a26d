import Link from "next/link";
import { getText } from "@/app/get-language";
import { findWords } from "@/components/audit/find-words";
import { Panel } from "@/components/ui/panel";
import { Table, TableCell, TableHeading, TableRow } from "@/components/ui/table";
import type { AuditLine } from "@/lib/contracts/audit";
import { formatDateTime } from "@/lib/i18n/format";
import { inLanguage } from "@/lib/i18n/language";
import { isPlainKey } from "@/lib/i18n/text";
import type { AuditPlace } from "./audit-address";
import { AuditDetails } from "./audit-details";
import { Code } from "./code";

const COLUMNS = ["when", "what", "who", "object"] as const;

type AuditTableProps = { lines: AuditLine[]; timeZone: string; place: AuditPlace };

/** The rows of the log: on wide screens a table, on phones a card each. */
export async function AuditTable({ lines, timeZone, place }: AuditTableProps) {
  const { text, language } = await getText();
  const label = (column: (typeof COLUMNS)[number]) => text(`audit.column_${column}`);
  return (
    <Panel className="overflow-hidden">
      <Table caption={text("audit.title")} columns={COLUMNS.map((key) => ({ key, label: label(key) }))}>
        {lines.map((line) => (
          <TableRow key={line.seq} align="top">
            <TableHeading>
              <time dateTime={line.at} className="sm:whitespace-nowrap">
                {formatDateTime(line.at, { language, timeZone })}
              </time>
              <span className="ms-3 font-normal text-muted text-sm sm:ms-0 sm:block">
                {text("audit.row", { seq: line.seq })}
              </span>
            </TableHeading>
            <TableCell label={label("what")} phone="block">
              <What line={line} place={place} />
            </TableCell>
            <TableCell label={label("who")}>
              <span className="block xl:min-w-56">
                <Who actor={line.actor} />
              </span>
            </TableCell>
            <TableCell label={label("object")}>
              <span className="block xl:min-w-48">
                <About line={line} />
              </span>
            </TableCell>
          </TableRow>
        ))}
      </Table>
    </Panel>
  );
}

async function What({ line, place }: { line: AuditLine; place: AuditPlace }) {
  const { text } = await getText();
  const action = findWords(text, "action", line.action);
  const reason = line.reason && findWords(text, "reason", line.reason);
  return (
    <>
      <p>{action ?? text("audit.unknown_action")}</p>
      {!action && <Code>{line.action}</Code>}
      {line.reason && (
        <p className="text-muted text-sm">
          {reason} <Code>{line.reason}</Code>
        </p>
      )}
      <AuditDetails line={line} place={place} />
    </>
  );
}

async function Who({ actor }: { actor: AuditLine["actor"] }) {
  const { text } = await getText();
  if (actor.kind === "system") return <span className="text-muted">{text("audit.system")}</span>;
  if (!actor.name) return <span className="text-muted">{text("audit.gone")}</span>;
  return (
    <>
      {actor.kind === "device" && (
        <span className="block text-muted text-sm">{text("audit.object_device")}</span>
      )}
      <Name>{actor.name}</Name>
    </>
  );
}

const NAMED = ["person", "device", "account", "unit", "section"];

async function About({ line }: { line: AuditLine }) {
  const { text, language } = await getText();
  const { objectKind, objectId, objectName } = line;
  const kindKey = `audit.object_${objectKind}`;
  const kind = isPlainKey(kindKey) ? text(kindKey) : <Code>{objectKind}</Code>;
  if (!objectName) {
    return (
      <span className="text-muted">
        {kind}
        {NAMED.includes(objectKind) && <span className="block text-sm">{text("audit.gone")}</span>}
      </span>
    );
  }
  const name = typeof objectName === "string" ? objectName : inLanguage(objectName, language);
  return (
    <>
      <span className="block text-muted text-sm">{kind}</span>
      {objectKind === "person" ? (
        <Link
          href={`/people/${objectId}`}
          className="inline-block text-accent underline-offset-4 [overflow-wrap:anywhere] hover:underline touch:py-1"
        >
          {name}
        </Link>
      ) : (
        <Name>{name}</Name>
      )}
    </>
  );
}

/** A name or address in its own direction; an address breaks at its sign first. */
function Name({ children }: { children: string }) {
  const [head, ...rest] = children.split("@");
  return (
    <bdi className="[overflow-wrap:anywhere]">
      {head}
      {rest.length > 0 && (
        <>
          @<wbr />
          {rest.join("@")}
        </>
      )}
    </bdi>
  );
}
