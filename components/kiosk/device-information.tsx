"use client";

import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { ActionRow, Dialog } from "@/components/ui/dialog";
import type { KioskState } from "@/lib/contracts/kiosk";
import { formatNumber } from "@/lib/i18n/format";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import type { CameraInUse } from "@/lib/vision/camera";
import type { LoadedModels } from "@/lib/vision/worker-messages";
import { KioskCameras } from "./kiosk-cameras";
import { looksOf } from "./looks-of";

type DeviceInformationProps = {
  info: Pick<Extract<KioskState, { kind: "active" }>, "deviceName" | "mode">;
  looks: LoadedModels | null;
  camera: CameraInUse | null;
};

/** A button that tells what this kiosk looks with, and lets its cameras be chosen: for whoever sets it up. */
export function DeviceInformation({ info, looks, camera }: DeviceInformationProps) {
  const text = useText();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        title={text("kiosk.information")}
        className="grid size-12 place-items-center rounded-control text-accent hover:bg-sunken"
      >
        <svg
          viewBox="0 0 24 24"
          className="size-[clamp(1.75rem,3vmin,2.75rem)]"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.8"
          strokeLinecap="round"
          aria-hidden="true"
        >
          <circle cx="12" cy="12" r="8.5" />
          <path d="M12 11v5M12 7.8v.2" />
        </svg>
        <span className="sr-only">{text("kiosk.information")}</span>
      </button>
      <Dialog open={open} title={text("kiosk.information")} onClose={() => setOpen(false)}>
        <KioskCameras mode={info.mode} inUse={camera} />
        <dl className="grid gap-3 border-line border-t pt-4">
          <Fact label={text("kiosk.information_device")}>
            <bdi>{info.deviceName}</bdi>
          </Fact>
          {looks ? (
            <LooksFacts looks={looks} />
          ) : (
            <Fact label={text("recognition.model")}>{text("kiosk.information_loading")}</Fact>
          )}
        </dl>
        <ActionRow>
          <Button onClick={() => setOpen(false)}>{text("common.close")}</Button>
        </ActionRow>
      </Dialog>
    </>
  );
}

function LooksFacts({ looks }: { looks: LoadedModels }) {
  const text = useText();
  const language = useLanguage();
  const { backend, test, grade } = looks;
  const told = looksOf(looks);
  const ms = (value: number) =>
    text("recognition.milliseconds", { ms: formatNumber(Math.round(value), language) });
  return (
    <>
      <Fact label={text("recognition.model")}>
        <code dir="ltr">{told.embedder}</code>
      </Fact>
      <Fact label={text("recognition.grade")}>{text(`recognition.grade_${grade}`)}</Fact>
      <Fact label={text("recognition.liveness_models")}>
        <code dir="ltr">{told.pad}</code>
      </Fact>
      <Fact label={text("recognition.backend")}>{text(`recognition.backend_${backend}`)}</Fact>
      <Fact label={text("recognition.time_a_face")}>{ms(told.embed_ms)}</Fact>
      <Fact label={text("recognition.gpu_test")}>
        {test.gpuMs === null ? text("recognition.gpu_none") : ms(test.gpuMs)}
      </Fact>
    </>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid gap-0.5 sm:grid-cols-[14rem_1fr] sm:gap-4">
      <dt className="text-muted">{label}</dt>
      <dd className="min-w-0 [overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}
