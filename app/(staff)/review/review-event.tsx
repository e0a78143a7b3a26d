"use client";

import Link from "next/link";
import { type KeyboardEvent, useState } from "react";
import { saySpan } from "@/components/attendance/format-span";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import type { ExpectedView } from "@/lib/contracts/attendance-record";
import type { DecideEvent, ReviewItem, ReviewPerson } from "@/lib/contracts/review";
import { formatDateTime } from "@/lib/i18n/format";
import { inLanguage, type Language } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { isPlainKey, type Text } from "@/lib/i18n/text";
import { ReasonField } from "./reason-field";

type ReviewEventProps = {
  item: ReviewItem;
  busy: boolean;
  onDecide: (decision: DecideEvent) => void;
  onKey: (event: KeyboardEvent) => void;
};

/** A check-in that waits: what is known of it, and a button for everything it can have been. */
export function ReviewEvent({ item, busy, onDecide, onKey }: ReviewEventProps) {
  const text = useText();
  const language = useLanguage();
  const place = { language, timeZone: item.timeZone };
  const [reason, setReason] = useState("");
  const { eventId, people, decided } = item;
  const at = formatDateTime(item.at, place);
  const because = (usual: string) => (reason.trim().length >= 2 ? reason.trim() : usual);
  const accept = (person: ReviewPerson, obligationId?: string) =>
    onDecide({
      eventId,
      decision: "accept",
      personId: person.id,
      ...(obligationId ? { obligationId } : {}),
      reason: because(text("review.reason_preset_seen")),
    });
  const reject = () =>
    onDecide({ eventId, decision: "reject", reason: because(text("review.reason_preset_unclear")) });

  function press(event: KeyboardEvent) {
    onKey(event);
    if (busy || decided || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement) return;
    const first = people[0];
    // Where two look alike there is no first choice: that must be looked at.
    if (event.code === "KeyA" && first && people.length === 1) accept(first, first.choices[0]?.obligationId);
    if (event.code === "KeyR") reject();
  }

  return (
    <li data-review className="grid gap-3 p-4">
      <div className="grid gap-0.5">
        <p className="flex flex-wrap items-center gap-2">
          <span className="font-semibold">{names(people, language)}</span>
          <Badge tone={decided ? "quiet" : "late"}>{reasonText(text, item.reason)}</Badge>
        </p>
        <p className="text-muted">
          {item.device ? text("review.seen_where", { at, device: item.device }) : text("review.seen", { at })}
        </p>
        {item.reason === "clock" && item.deviceTime && (
          <p className="text-muted">
            {text("review.device_time", { at: formatDateTime(item.deviceTime, place) })}
          </p>
        )}
        {!decided && <p className="text-sm">{helpText(text, item.reason)}</p>}
      </div>
      {decided ? (
        <Decided item={item} busy={busy} onDecide={onDecide} />
      ) : (
        <>
          <div className="flex flex-wrap gap-2">
            {people.map((person) => (
              <PersonChoices
                key={person.id}
                person={person}
                alone={people.length === 1 ? "alone" : "among"}
                busy={busy}
                onAccept={accept}
                onKey={press}
              />
            ))}
            <Button tone="danger" disabled={busy} onClick={reject} onKeyDown={press}>
              {text("review.reject")}
            </Button>
          </div>
          <ReasonField onChange={setReason} />
        </>
      )}
      {people.length === 1 && people[0] && (
        <Link href={`/people/${people[0].id}`} className="justify-self-start text-accent text-sm underline">
          {text("review.open_person")}
        </Link>
      )}
    </li>
  );
}

type PersonChoicesProps = {
  person: ReviewPerson;
  alone: "alone" | "among";
  busy: boolean;
  onAccept: (person: ReviewPerson, obligationId?: string) => void;
  onKey: (event: KeyboardEvent) => void;
};

/** What a check-in can count for, of one person. */
function PersonChoices({ person, alone, busy, onAccept, onKey }: PersonChoicesProps) {
  const text = useText();
  const language = useLanguage();
  const name = inLanguage(person.name, language);
  const what = (choice: ExpectedView) => ({
    title: inLanguage(choice.title, language),
    time: saySpan(text, choice, { language, timeZone: choice.timeZone }),
  });
  return (
    <>
      {person.choices.map((choice, index) => (
        <Button
          key={choice.obligationId}
          tone={alone === "alone" && index === 0 ? "primary" : "plain"}
          disabled={busy}
          onClick={() => onAccept(person, choice.obligationId)}
          onKeyDown={onKey}
        >
          {alone === "alone"
            ? text("review.accept_only", what(choice))
            : text("review.accept_for", { name, ...what(choice) })}
        </Button>
      ))}
      <Button disabled={busy} onClick={() => onAccept(person)} onKeyDown={onKey}>
        {alone === "alone" ? text("review.accept_extra") : text("review.accept_extra_for", { name })}
      </Button>
    </>
  );
}

const RESULTS = { accept: "accepted", reject: "rejected", void: "voided", pin: "by_pin" } as const;
const TONES = { accept: "good", reject: "bad", void: "bad", pin: "good" } as const;

function Decided({ item, busy, onDecide }: Omit<ReviewEventProps, "onKey">) {
  const text = useText();
  const language = useLanguage();
  const { decided } = item;
  if (!decided) return null;
  const name = inLanguage(decided.name, language);
  const at = formatDateTime(decided.at, { language, timeZone: item.timeZone });
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Badge tone={TONES[decided.decision]}>{text(`review.${RESULTS[decided.decision]}`)}</Badge>
      <p className="[overflow-wrap:anywhere]">
        {decided.decision === "pin"
          ? text("review.decided_by_pin", { name, at, device: item.device ?? text("common.none") })
          : text("review.decided_by", { name, at, note: decided.note ?? text("common.none") })}
      </p>
      {decided.decision === "accept" && (
        <Button
          disabled={busy}
          onClick={() =>
            onDecide({ eventId: item.eventId, decision: "void", reason: text("review.undo_reason") })
          }
        >
          {text("review.undo")}
        </Button>
      )}
    </div>
  );
}

function names(people: readonly ReviewPerson[], language: Language): string {
  return people.map((person) => `${inLanguage(person.name, language)} (${person.number})`).join(" / ");
}

/** Why it waits; a reason that this page has no words for says only that it does. */
function reasonText(text: Text, reason: string): string {
  const key = `review.reason_${reason}`;
  return isPlainKey(key) ? text(key) : text("review.reason_unknown");
}

function helpText(text: Text, reason: string): string {
  const key = `review.help_${reason}`;
  return isPlainKey(key) ? text(key) : text("review.help_unknown");
}
