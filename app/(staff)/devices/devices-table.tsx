"use client";

import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Button, ButtonLink } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { Table, TableCell, TableHeading, TableRow } from "@/components/ui/table";
import type { DeviceStanding, DeviceSummary } from "@/lib/contracts/devices";
import { isClockWrong } from "@/lib/domain/device-life";
import { formatAgo } from "@/lib/i18n/format";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { clockWords } from "./clock-words";

const COLUMNS = ["name", "state", "last_seen", "actions"] as const;

/** How each state is coloured. */
export const STATE_TONES: Record<DeviceStanding, BadgeTone> = {
  awaiting_code: "accent",
  awaiting_confirmation: "late",
  active: "good",
  expired: "bad",
  revoked: "quiet",
};

type DevicesTableProps = {
  devices: DeviceSummary[];
  now: string;
  onPair: (device: DeviceSummary) => void;
  onRevoke: (device: DeviceSummary) => void;
};

export function DevicesTable({ devices, now, onPair, onRevoke }: DevicesTableProps) {
  const text = useText();
  const language = useLanguage();
  const label = (column: (typeof COLUMNS)[number]) => text(`devices.column_${column}`);
  const seen = ({ lastSeenAt }: DeviceSummary) =>
    lastSeenAt
      ? (formatAgo(lastSeenAt, now, language) ?? text("devices.just_now"))
      : text("devices.never_seen");
  const scopeOf = ({ scopeNames }: DeviceSummary) => {
    const [first, ...more] = scopeNames;
    if (!first) return text("devices.scope_organization_short");
    const name = inLanguage(first, language);
    return more.length > 0 ? text("devices.scope_and_more", { name, count: more.length }) : name;
  };
  return (
    <Panel className="overflow-hidden">
      <Table caption={text("devices.title")} columns={COLUMNS.map((key) => ({ key, label: label(key) }))}>
        {devices.map((device) => (
          <TableRow key={device.id}>
            <TableHeading>
              <bdi className="[overflow-wrap:anywhere]">{device.name}</bdi>
              <span className="block font-normal text-muted text-sm">{scopeOf(device)}</span>
              {device.looks?.grade === "reduced" && (
                <Badge tone="late">{text("recognition.reduced_badge")}</Badge>
              )}
            </TableHeading>
            <TableCell label={label("state")}>
              <Badge tone={STATE_TONES[device.state]}>{text(`devices.state_${device.state}`)}</Badge>
            </TableCell>
            <TableCell label={label("last_seen")}>
              {seen(device)}
              {device.state === "active" && isClockWrong(device.clockOffsetMs) && (
                <span className="block font-medium text-late text-sm">
                  {clockWords(device.clockOffsetMs, text)}
                </span>
              )}
            </TableCell>
            <TableCell label={label("actions")}>
              <DeviceActions device={device} onPair={onPair} onRevoke={onRevoke} />
            </TableCell>
          </TableRow>
        ))}
      </Table>
    </Panel>
  );
}

type DeviceActionsProps = Pick<DevicesTableProps, "onPair" | "onRevoke"> & { device: DeviceSummary };

function DeviceActions({ device, onPair, onRevoke }: DeviceActionsProps) {
  const text = useText();
  const { id, name, state } = device;
  if (state === "revoked") return <span className="text-muted">{text("common.none")}</span>;
  const pairing = state === "awaiting_confirmation" ? text("devices.check") : text("devices.show_code");
  const revoking = text("devices.revoke");
  const settings = text("devices.settings");
  return (
    <span className="flex flex-wrap justify-end gap-2 sm:justify-start">
      {state !== "active" && (
        <Button
          tone="primary"
          aria-label={text("devices.actions_for", { action: pairing, name })}
          onClick={() => onPair(device)}
        >
          {pairing}
        </Button>
      )}
      <ButtonLink href={`/devices/${id}`} label={text("devices.actions_for", { action: settings, name })}>
        {settings}
      </ButtonLink>
      <Button
        aria-label={text("devices.actions_for", { action: revoking, name })}
        onClick={() => onRevoke(device)}
      >
        {revoking}
      </Button>
    </span>
  );
}
