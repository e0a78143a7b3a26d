"use client";

import { useRouter } from "next/navigation";
import { type KeyboardEvent, useRef, useState } from "react";
import { useSubmission } from "@/components/shell/use-submission";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import type { DecideEvent, ReviewItem } from "@/lib/contracts/review";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { decideEventAction } from "./actions";
import { ReviewEvent } from "./review-event";
import { useLiveRefresh } from "./use-live-refresh";

const RESULTS = { accept: "accepted", reject: "rejected", void: "voided" } as const;

/** Check-ins that wait for somebody's word, oldest first: what was decided leaves the list at once. */
export function ReviewQueue({ items, state }: { items: ReviewItem[]; state: "pending" | "decided" }) {
  const text = useText();
  const language = useLanguage();
  const router = useRouter();
  const list = useRef<HTMLUListElement>(null);
  const [gone, setGone] = useState<ReadonlySet<string>>(() => new Set());
  const [done, setDone] = useState<string | null>(null);
  const { busy, problem, submit } = useSubmission();
  useLiveRefresh();
  const shown = state === "pending" ? items.filter(({ eventId }) => !gone.has(eventId)) : items;

  async function decide(item: ReviewItem, decision: DecideEvent) {
    const at = shown.indexOf(item);
    if (!(await submit(() => decideEventAction(decision)))) return;
    const who = item.people.find(({ id }) => id === decision.personId) ?? item.people[0];
    setDone(
      text("review.done", {
        name: who ? inLanguage(who.name, language) : text("common.none"),
        result: text(`review.${RESULTS[decision.decision]}`),
      }),
    );
    setGone((before) => new Set([...before, item.eventId]));
    router.refresh();
    // Whoever decides by keyboard goes on with the next one.
    requestAnimationFrame(() => focusItem(list.current, at));
  }

  function press(event: KeyboardEvent, index: number) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    focusItem(list.current, index + step);
  }

  return (
    <div className="grid gap-3">
      {problem && <Notice tone="error">{problem}</Notice>}
      {done && <Notice tone="success">{done}</Notice>}
      {shown.length === 0 ? (
        <EmptyState title={text("review.empty_title")}>
          {text(state === "pending" ? "review.empty_body" : "review.empty_decided")}
        </EmptyState>
      ) : (
        <Panel>
          <ul ref={list} className="divide-y divide-line">
            {shown.map((item, index) => (
              <ReviewEvent
                key={item.eventId}
                item={item}
                busy={busy}
                onDecide={(decision) => decide(item, decision)}
                onKey={(event) => press(event, index)}
              />
            ))}
          </ul>
        </Panel>
      )}
      {state === "pending" && shown.length > 0 && (
        <p className="text-muted text-sm max-sm:hidden">{text("review.keys")}</p>
      )}
    </div>
  );
}

function focusItem(list: HTMLUListElement | null, index: number): void {
  const items = list?.querySelectorAll<HTMLElement>("[data-review]") ?? [];
  const at = Math.min(Math.max(index, 0), items.length - 1);
  items[at]?.querySelector<HTMLElement>("button")?.focus();
}
