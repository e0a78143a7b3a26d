"use client";

import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { Table, TableCell, TableHeading, TableRow } from "@/components/ui/table";
import type { DeviceState, DeviceSummary } from "@/lib/contracts/devices";
import { formatAgo } from "@/lib/i18n/format";
import { useLanguage, useText } from "@/lib/i18n/language-provider";

const COLUMNS = ["name", "state", "last_seen", "actions"] as const;

const TONES: Record<DeviceState, BadgeTone> = {
  awaiting_code: "accent",
  awaiting_confirmation: "late",
  active: "good",
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
  return (
    <Panel className="overflow-hidden">
      <Table caption={text("devices.title")} columns={COLUMNS.map((key) => ({ key, label: label(key) }))}>
        {devices.map((device) => (
          <TableRow key={device.id}>
            <TableHeading>
              <bdi className="[overflow-wrap:anywhere]">{device.name}</bdi>
            </TableHeading>
            <TableCell label={label("state")}>
              <Badge tone={TONES[device.state]}>{text(`devices.state_${device.state}`)}</Badge>
            </TableCell>
            <TableCell label={label("last_seen")}>{seen(device)}</TableCell>
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
  const { name, state } = device;
  if (state === "revoked") return <span className="text-muted">{text("common.none")}</span>;
  const pairing = state === "awaiting_code" ? text("devices.show_code") : text("devices.check");
  const revoking = text("devices.revoke");
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
      <Button
        aria-label={text("devices.actions_for", { action: revoking, name })}
        onClick={() => onRevoke(device)}
      >
        {revoking}
      </Button>
    </span>
  );
}
