"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { Notice } from "@/components/ui/notice";
import type { UnitChoice } from "@/lib/contracts/units";
import { EndRoleDialog } from "./end-role-dialog";
import { GiveRoleDialog } from "./give-role-dialog";
import { InviteDialog } from "./invite-dialog";
import type { RoleTask } from "./role-task";
import { SwitchOffDialog } from "./switch-off-dialog";

/** What is being done, how to begin and end it, and what was done last. */
export type RoleTaskControl = {
  task: RoleTask;
  notice: ReactNode;
  begin(task: RoleTask): void;
  close(): void;
  finish(message: string): void;
};

export function useRoleTask(): RoleTaskControl {
  const router = useRouter();
  const [task, setTask] = useState<RoleTask>({ kind: "none" });
  const [done, setDone] = useState<string | null>(null);
  return {
    task,
    notice: done && <Notice tone="success">{done}</Notice>,
    begin: (next) => {
      setDone(null);
      setTask(next);
    },
    close: () => {
      setTask({ kind: "none" });
      router.refresh();
    },
    finish: (message) => {
      setTask({ kind: "none" });
      setDone(message);
      router.refresh();
    },
  };
}

type RoleDialogsProps = { control: RoleTaskControl; today: string; units: UnitChoice[] };

/** The dialog of what is being done. */
export function RoleDialogs({ control, today, units }: RoleDialogsProps) {
  const { task, close, finish } = control;
  const shared = { onClose: close, onDone: finish };
  switch (task.kind) {
    case "giving":
      return <GiveRoleDialog {...shared} holder={task.holder} today={today} units={units} />;
    case "ending":
      return <EndRoleDialog {...shared} holder={task.holder} role={task.role} today={today} />;
    case "inviting":
      return <InviteDialog onClose={close} holder={task.holder} today={today} units={units} />;
    case "switching_off":
      return <SwitchOffDialog {...shared} holder={task.holder} />;
    default:
      return null;
  }
}
