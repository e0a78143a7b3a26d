"use client";

import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/panel";
import type { DeviceDetails } from "@/lib/contracts/devices";
import { isClockWrong } from "@/lib/domain/device-life";
import { formatAgo, formatDateTime, formatNumber } from "@/lib/i18n/format";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { clockWords } from "../clock-words";
import { STATE_TONES } from "../devices-table";
import { useSteadyRefresh } from "../use-steady-refresh";
import { NewKey } from "./new-key";
import { RevokeDevice } from "./revoke-device";

const REFRESH_MS = 5_000;

/** How the device is: what it said of itself last, and its key. */
export function DeviceFacts({ device, now }: { device: DeviceDetails; now: string }) {
  const text = useText();
  const language = useLanguage();
  useSteadyRefresh(REFRESH_MS);
  const place = { language, timeZone: device.timeZone };
  const when = (instant: string | null) => (instant ? formatDateTime(instant, place) : text("common.none"));
  const isClockOff = isClockWrong(device.clockOffsetMs);
  const seen = device.lastSeenAt && (formatAgo(device.lastSeenAt, now, language) ?? text("devices.just_now"));
  return (
    <Panel className="grid gap-4 p-4 sm:p-6 lg:order-last">
      <h2 className="font-semibold text-lg">{text("devices.facts")}</h2>
      <dl className="grid gap-3">
        <Fact label={text("devices.column_state")}>
          <Badge tone={STATE_TONES[device.state]}>{text(`devices.state_${device.state}`)}</Badge>
        </Fact>
        <Fact label={text("devices.column_last_seen")}>{seen ?? text("devices.never_seen")}</Fact>
        <Fact label={text("devices.paired_at")}>{when(device.pairedAt)}</Fact>
        <Fact label={text("devices.clock")}>
          <span className={isClockOff ? "font-medium text-late" : undefined}>
            {clockWords(device.clockOffsetMs, text)}
          </span>
        </Fact>
        {device.looks && <LooksFacts looks={device.looks} />}
        {device.keyMark && (
          <>
            <Fact label={text("devices.key")}>
              <span className="tabular-nums">
                {text("devices.key_number", { number: formatNumber(device.keyEpoch, language) })}
              </span>{" "}
              <code dir="ltr" className="text-muted text-sm">
                {device.keyMark}
              </code>
            </Fact>
            <Fact label={text("devices.key_since")}>{when(device.keyChangedAt)}</Fact>
          </>
        )}
      </dl>
      {isClockOff && <p className="text-muted text-sm">{text("devices.clock_hint")}</p>}
      {device.state === "active" && <NewKey deviceId={device.id} isAwaited={device.awaitsNewKey} />}
      {device.state !== "revoked" && <RevokeDevice device={device} />}
    </Panel>
  );
}

function LooksFacts({ looks }: { looks: NonNullable<DeviceDetails["looks"]> }) {
  const text = useText();
  const language = useLanguage();
  const ms = formatNumber(Math.round(looks.embedMs), language);
  return (
    <>
      <Fact label={text("recognition.model")}>
        <code dir="ltr" className="text-sm [overflow-wrap:anywhere]">
          {looks.embedder}
        </code>{" "}
        {looks.grade === "reduced" && <Badge tone="late">{text("recognition.reduced_badge")}</Badge>}
      </Fact>
      <Fact label={text("recognition.backend")}>
        {text("recognition.looks_line", { backend: text(`recognition.backend_${looks.backend}`), ms })}
      </Fact>
    </>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
      <dt className="text-muted">{label}</dt>
      <dd className="min-w-0 text-end">{children}</dd>
    </div>
  );
}
