"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import type { Bilingual } from "@/lib/contracts/check-in";
import type { PeriodLockView } from "@/lib/contracts/periods";
import { formatLocalDate } from "@/lib/i18n/format";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { LockDialog } from "./lock-dialog";
import { ReopenDialog } from "./reopen-dialog";

type PeriodsBoardProps = { locks: PeriodLockView[]; units: { id: string; name: Bilingual }[] };

type Task = { kind: "none" } | { kind: "lock" } | { kind: "reopen"; lock: PeriodLockView };

/** The periods that are closed and those that were opened again, each with who did it and why. */
export function PeriodsBoard({ locks, units }: PeriodsBoardProps) {
  const text = useText();
  const language = useLanguage();
  const router = useRouter();
  const [task, setTask] = useState<Task>({ kind: "none" });
  const [done, setDone] = useState<string | null>(null);
  const close = () => setTask({ kind: "none" });
  const finish = (message: string) => {
    close();
    setDone(message);
    router.refresh();
  };
  const spanOf = ({ from, to }: PeriodLockView) =>
    text("attendance.from_to", { from: formatLocalDate(from, language), to: formatLocalDate(to, language) });

  return (
    <div className="grid gap-4">
      {done && <Notice tone="success">{done}</Notice>}
      <div>
        <Button tone="primary" className="max-sm:w-full" onClick={() => setTask({ kind: "lock" })}>
          {text("periods.lock")}
        </Button>
      </div>
      {locks.length === 0 ? (
        <EmptyState title={text("periods.empty_title")}>{text("periods.empty_body")}</EmptyState>
      ) : (
        <Panel>
          <ul className="divide-y divide-line">
            {locks.map((lock) => (
              <li key={lock.id} className="grid gap-1 p-4">
                <div className="flex flex-wrap items-start justify-between gap-3">
                  <div className="min-w-0">
                    <p className="font-medium">{spanOf(lock)}</p>
                    <p className="text-muted [overflow-wrap:anywhere]">
                      {lock.unit ? inLanguage(lock.unit.name, language) : text("periods.everywhere")}
                    </p>
                  </div>
                  <Badge tone={lock.reopened ? "quiet" : "good"}>
                    {text(lock.reopened ? "periods.state_open" : "periods.state_closed")}
                  </Badge>
                </div>
                <Said kind="closed_by" decided={lock.locked} />
                {lock.reopened ? (
                  <Said kind="opened_by" decided={lock.reopened} />
                ) : (
                  <Button
                    className="mt-2 justify-self-start"
                    aria-label={text("periods.reopen_named", { span: spanOf(lock) })}
                    onClick={() => setTask({ kind: "reopen", lock })}
                  >
                    {text("periods.reopen")}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {task.kind === "lock" && (
        <LockDialog units={units} onClose={close} onDone={() => finish(text("periods.locked"))} />
      )}
      {task.kind === "reopen" && (
        <ReopenDialog
          lockId={task.lock.id}
          span={spanOf(task.lock)}
          onClose={close}
          onDone={() => finish(text("periods.reopened"))}
        />
      )}
    </div>
  );
}

type SaidProps = { kind: "closed_by" | "opened_by"; decided: PeriodLockView["locked"] };

/** Who closed or opened it, when, and why. */
function Said({ kind, decided: { name, at, note } }: SaidProps) {
  const text = useText();
  const language = useLanguage();
  return (
    <p className="text-muted text-sm [overflow-wrap:anywhere]">
      {text(`periods.${kind}`, {
        name: inLanguage(name, language),
        date: formatLocalDate(at.slice(0, 10), language),
        reason: note ?? "",
      })}
    </p>
  );
}
