"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import type { DeviceSummary, PairingCode } from "@/lib/contracts/devices";
import { useText } from "@/lib/i18n/language-provider";
import { AddDeviceDialog } from "./add-device-dialog";
import { DevicesTable } from "./devices-table";
import { PairingDialog } from "./pairing-dialog";
import { RevokeDialog } from "./revoke-dialog";
import { useSteadyRefresh } from "./use-steady-refresh";

/** What the administrator is doing with a device. */
type Task =
  | { kind: "none" }
  | { kind: "adding" }
  | { kind: "pairing"; deviceId: string; code: PairingCode | null }
  | { kind: "revoking"; device: DeviceSummary };

const PAIRING_REFRESH_MS = 2_500;
const IDLE_REFRESH_MS = 30_000;

export function DevicesBoard({ devices, now }: { devices: DeviceSummary[]; now: string }) {
  const text = useText();
  const router = useRouter();
  const [task, setTask] = useState<Task>({ kind: "none" });
  const [done, setDone] = useState<string | null>(null);
  useSteadyRefresh(task.kind === "pairing" ? PAIRING_REFRESH_MS : IDLE_REFRESH_MS);

  const finish = (message: string | null) => {
    setTask({ kind: "none" });
    setDone(message);
    router.refresh();
  };
  const begin = (next: Task) => {
    setDone(null);
    setTask(next);
  };
  const pair = (deviceId: string, code: PairingCode | null) => {
    begin({ kind: "pairing", deviceId, code });
    router.refresh();
  };
  const pairing = task.kind === "pairing" ? devices.find((device) => device.id === task.deviceId) : undefined;
  const addButton = (
    <Button tone="primary" onClick={() => begin({ kind: "adding" })}>
      {text("devices.add")}
    </Button>
  );
  return (
    <>
      <PageHeader title={text("devices.title")} lead={text("devices.lead")} actions={addButton} />
      <div className="grid gap-4">
        {done && <Notice tone="success">{done}</Notice>}
        {devices.length === 0 ? (
          <EmptyState title={text("devices.empty_title")}>{text("devices.empty_body")}</EmptyState>
        ) : (
          <DevicesTable
            devices={devices}
            now={now}
            onPair={(device) => pair(device.id, null)}
            onRevoke={(device) => begin({ kind: "revoking", device })}
          />
        )}
      </div>
      {task.kind === "adding" && (
        <AddDeviceDialog
          onClose={() => setTask({ kind: "none" })}
          onCreated={(code) => pair(code.deviceId, code)}
        />
      )}
      {task.kind === "pairing" && pairing && (
        <PairingDialog key={pairing.id} device={pairing} firstCode={task.code} onClose={() => finish(null)} />
      )}
      {task.kind === "revoking" && (
        <RevokeDialog
          device={task.device}
          onClose={() => setTask({ kind: "none" })}
          onRevoked={() => finish(text("devices.revoked", { name: task.device.name }))}
        />
      )}
    </>
  );
}
