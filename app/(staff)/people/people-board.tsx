"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useSubmission } from "@/components/shell/use-submission";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { MOST_CHOSEN, type PeoplePage } from "@/lib/contracts/people";
import type { UnitChoice } from "@/lib/contracts/units";
import { useText } from "@/lib/i18n/language-provider";
import { listPeopleIdsAction } from "./actions";
import { EndRostersDialog } from "./end-rosters-dialog";
import { type PeoplePlace, peopleAddress } from "./people-address";
import { PeoplePager } from "./people-pager";
import { PeopleTable } from "./people-table";
import { PlaceDialog } from "./place-dialog";
import { useChoice } from "./use-choice";

type PeopleBoardProps = {
  list: PeoplePage;
  place: PeoplePlace;
  units: UnitChoice[];
  /** Whether many can be changed at once. */
  mayChange: boolean;
};

/** The list with its pages, and what can be done with many at once. */
export function PeopleBoard({ list, place, units, mayChange }: PeopleBoardProps) {
  const text = useText();
  const router = useRouter();
  const choice = useChoice();
  const [task, setTask] = useState<"none" | "placing" | "ending">("none");
  const [done, setDone] = useState<string | null>(null);
  const { busy, problem, submit } = useSubmission();
  const personIds = [...choice.ids];
  const onPage = list.people.map(({ id }) => id);

  async function chooseAll() {
    const { page: _, ...filter } = place;
    const found = await submit(() => listPeopleIdsAction(filter));
    if (found) choice.choose(found.value);
  }

  const finish = (message: string) => {
    setTask("none");
    setDone(message);
    choice.clear();
    router.refresh();
  };
  const begin = (next: typeof task) => {
    setDone(null);
    setTask(next);
  };
  const canChoose = mayChange && place.status === "active";
  return (
    <>
      {done && <Notice tone="success">{done}</Notice>}
      {problem && <Notice tone="error">{problem}</Notice>}
      {canChoose && (
        <div className="flex flex-wrap items-center gap-2">
          <p role="status" className="me-2 font-medium">
            {text("people.chosen", { count: personIds.length })}
          </p>
          {personIds.length === 0 && list.pageCount > 1 && (
            <Button onClick={() => choice.choose(onPage)}>{text("people.choose_page")}</Button>
          )}
          {list.total > personIds.length && (
            <Button busy={busy} onClick={chooseAll}>
              {text("people.choose_all", { count: list.total })}
            </Button>
          )}
          {personIds.length > 0 && (
            <>
              <Button onClick={choice.clear}>{text("people.choose_none")}</Button>
              <Button tone="primary" onClick={() => begin("placing")}>
                {text("people.place")}
              </Button>
              <Button tone="primary" onClick={() => begin("ending")}>
                {text("people.end_roster")}
              </Button>
            </>
          )}
          {personIds.length >= MOST_CHOSEN && (
            <p className="text-muted">{text("people.chosen_limit", { limit: MOST_CHOSEN })}</p>
          )}
        </div>
      )}
      <PeopleTable people={list.people} choice={canChoose ? choice : null} />
      <PeoplePager
        page={list.page}
        pageCount={list.pageCount}
        addressOf={(page) => peopleAddress({ ...place, page })}
      />
      {task === "placing" && (
        <PlaceDialog personIds={personIds} units={units} onClose={() => setTask("none")} onDone={finish} />
      )}
      {task === "ending" && (
        <EndRostersDialog
          personIds={personIds}
          today={list.today}
          onClose={() => setTask("none")}
          onDone={finish}
        />
      )}
    </>
  );
}
