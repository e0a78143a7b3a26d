"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import type { PlacedSection, UnitSummary, UnitTree } from "@/lib/contracts/units";
import { useText } from "@/lib/i18n/language-provider";
import { MoveDialog } from "./move-dialog";
import { RemoveDialog } from "./remove-dialog";
import { SectionDialog } from "./section-dialog";
import { UnitDialog } from "./unit-dialog";
import { UnitList } from "./unit-list";

/** What the administrator is doing with the tree. */
export type UnitTask =
  | { kind: "none" }
  | { kind: "adding"; below: UnitSummary | null }
  | { kind: "changing"; unit: UnitSummary }
  | { kind: "moving"; unit: UnitSummary }
  | { kind: "removing"; unit: UnitSummary }
  | { kind: "section"; section: PlacedSection | null; unitId: string | null };

export function UnitsBoard({ tree }: { tree: UnitTree }) {
  const text = useText();
  const router = useRouter();
  const [task, setTask] = useState<UnitTask>({ kind: "none" });
  const [done, setDone] = useState<string | null>(null);

  const begin = (next: UnitTask) => {
    setDone(null);
    setTask(next);
  };
  const close = () => setTask({ kind: "none" });
  const finish = (message: string) => {
    close();
    setDone(message);
    router.refresh();
  };
  const addUnit = (
    <Button tone="primary" onClick={() => begin({ kind: "adding", below: null })}>
      {text("units.add")}
    </Button>
  );
  const shared = { tree, onClose: close, onDone: finish };
  return (
    <>
      <PageHeader
        title={text("units.title")}
        lead={text("units.lead")}
        actions={
          <>
            {addUnit}
            <Button onClick={() => begin({ kind: "section", section: null, unitId: null })}>
              {text("units.add_section")}
            </Button>
          </>
        }
      />
      <div className="grid gap-4">
        {done && <Notice tone="success">{done}</Notice>}
        <UnitList tree={tree} onTask={begin} />
        {tree.units.length === 0 && (
          <EmptyState title={text("units.empty_title")} action={addUnit}>
            {text("units.empty_body")}
          </EmptyState>
        )}
      </div>
      {task.kind === "adding" && <UnitDialog {...shared} unit={null} below={task.below} />}
      {task.kind === "changing" && <UnitDialog {...shared} unit={task.unit} below={null} />}
      {task.kind === "moving" && <MoveDialog {...shared} unit={task.unit} />}
      {task.kind === "removing" && <RemoveDialog {...shared} unit={task.unit} />}
      {task.kind === "section" && <SectionDialog {...shared} section={task.section} unitId={task.unitId} />}
    </>
  );
}
