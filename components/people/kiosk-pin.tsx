"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { FormDialog } from "@/components/shell/form-dialog";
import { useSubmission } from "@/components/shell/use-submission";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ActionRow, Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import type { GivenPin, PinState } from "@/lib/contracts/kiosk-pin";
import type { Reply } from "@/lib/contracts/problem";
import { useText } from "@/lib/i18n/language-provider";
import { LocalDate } from "./local-date";
import { PinShown } from "./pin-shown";

type KioskPinProps = {
  pin: PinState | null;
  /** The name of the person whose PIN it is; null for one's own. */
  name: string | null;
  onGive: () => Promise<Reply<GivenPin>>;
  onTake: () => Promise<Reply<void>>;
};

type Task = { kind: "none" | "renewing" | "removing" } | { kind: "shown"; pin: string };

const NOTHING: Task = { kind: "none" };

const TONES = { none: "quiet", given: "good", locked: "late" } as const;

/** Whether somebody has a PIN for the kiosk, what it is for, and the ways to get one, another or none. */
export function KioskPin({ pin, name, onGive, onTake }: KioskPinProps) {
  const text = useText();
  const router = useRouter();
  const [task, setTask] = useState<Task>(NOTHING);
  const [removed, setRemoved] = useState(false);
  const { busy, problem, submit, setProblem } = useSubmission();
  const whose = name === null ? "own" : "person";
  const state = pin ? (pin.locked ? "locked" : "given") : "none";

  function ask(kind: "renewing" | "removing") {
    setProblem(null);
    setTask({ kind });
  }

  async function give(event?: FormEvent) {
    event?.preventDefault();
    setRemoved(false);
    const given = await submit(onGive);
    if (!given) return;
    setTask({ kind: "shown", pin: given.value.pin });
    router.refresh();
  }

  async function take(event: FormEvent) {
    event.preventDefault();
    if (!(await submit(onTake))) return;
    setTask(NOTHING);
    setRemoved(true);
    router.refresh();
  }

  const close = () => setTask(NOTHING);
  const dialog = { busy, problem, onClose: close };
  return (
    <Panel className="p-4 sm:p-6">
      <section aria-labelledby="kiosk-pin-title" className="grid gap-3">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <h2 id="kiosk-pin-title" className="font-semibold text-lg">
            {text("pins.title")}
          </h2>
          <Badge tone={TONES[state]}>{text(`pins.${state}`)}</Badge>
        </div>
        <p className="text-muted">{text(`pins.lead_${whose}`)}</p>
        {pin && (
          <p className="text-muted">
            {text("pins.since")} <LocalDate instant={pin.givenAt} />
          </p>
        )}
        {pin?.locked && <Notice tone="warning">{text("pins.locked_body")}</Notice>}
        {removed && !pin && <Notice tone="success">{text("pins.removed")}</Notice>}
        {problem && task.kind === "none" && <Notice tone="error">{problem}</Notice>}
        <div className="flex flex-wrap gap-2">
          {pin ? (
            <>
              <Button onClick={() => ask("renewing")} className="max-sm:w-full">
                {text("pins.renew")}
              </Button>
              <Button tone="quiet" onClick={() => ask("removing")} className="max-sm:w-full">
                {text("pins.remove")}
              </Button>
            </>
          ) : (
            <Button busy={busy} onClick={() => give()} className="max-sm:w-full">
              {text(`pins.give_${whose}`)}
            </Button>
          )}
        </div>
      </section>
      {task.kind === "renewing" && (
        <FormDialog
          title={text("pins.renew_title")}
          confirm={text("pins.renew_confirm")}
          onSubmit={give}
          {...dialog}
        >
          <p>{text("pins.renew_body")}</p>
        </FormDialog>
      )}
      {task.kind === "removing" && (
        <FormDialog
          title={text("pins.remove_title")}
          confirm={text("pins.remove_confirm")}
          tone="danger"
          onSubmit={take}
          {...dialog}
        >
          <p>{text("pins.remove_body")}</p>
        </FormDialog>
      )}
      {task.kind === "shown" && (
        <Dialog
          open
          title={name === null ? text("pins.shown_title_own") : text("pins.shown_title_person", { name })}
          onClose={close}
        >
          <Notice tone="warning">{text(`pins.shown_${whose}`)}</Notice>
          <PinShown pin={task.pin} />
          <ActionRow>
            <Button tone="primary" onClick={close}>
              {text(`pins.kept_${whose}`)}
            </Button>
          </ActionRow>
        </Dialog>
      )}
    </Panel>
  );
}
