"use client";

import { useState } from "react";
import { useSubmission } from "@/components/shell/use-submission";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import type { Reply } from "@/lib/contracts/problem";
import { useText } from "@/lib/i18n/language-provider";

type RequestDecisionProps = {
  /** Who asked. */
  name: string;
  decide: (decision: "approve" | "refuse", reason: string) => Promise<Reply<void>>;
  onDecided: (decision: "approved" | "refused") => void;
};

/** Approves or refuses a request; a refusal says why. */
export function RequestDecision({ name, decide, onDecided }: RequestDecisionProps) {
  const text = useText();
  const [reason, setReason] = useState("");
  const [isMissing, setMissing] = useState(false);
  const { busy, problem, submit } = useSubmission();

  async function send(decision: "approve" | "refuse") {
    const said = reason.trim();
    const lacks = decision === "refuse" && said.length < 3;
    setMissing(lacks);
    if (lacks) return;
    if (await submit(() => decide(decision, said)))
      onDecided(decision === "approve" ? "approved" : "refused");
  }

  return (
    <div className="mt-1 grid gap-2">
      {problem && <Notice tone="error">{problem}</Notice>}
      <Field
        label={text("review.answer", { name })}
        hint={text("review.answer_hint")}
        error={isMissing ? text("review.answer_missing") : undefined}
      >
        {(control) => (
          <Input
            {...control}
            value={reason}
            maxLength={1000}
            autoComplete="off"
            onChange={({ target }) => setReason(target.value)}
          />
        )}
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button tone="primary" busy={busy} onClick={() => send("approve")}>
          {text("review.approve")}
        </Button>
        <Button tone="danger" disabled={busy} onClick={() => send("refuse")}>
          {text("review.refuse")}
        </Button>
      </div>
    </div>
  );
}
