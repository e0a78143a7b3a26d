"use client";

import { useState } from "react";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { Reply } from "@/lib/contracts/problem";
import type { RollView } from "@/lib/contracts/roll";
import type {
  ConfirmRollCallRequest,
  NamedFaces,
  NameFacesRequest,
  RollCallResult,
} from "@/lib/contracts/roll-call";
import { useText } from "@/lib/i18n/language-provider";
import { LiveRollCall } from "./live-roll-call";

/** How a roll call reaches the server: server actions of the page. */
export type RollCallEdges = {
  nameFaces: (request: NameFacesRequest) => Promise<Reply<NamedFaces>>;
  confirm: (request: ConfirmRollCallRequest) => Promise<Reply<RollCallResult>>;
};

type RollCallBoardProps = {
  roll: RollView;
  embedder: string;
  enrolledIds: readonly string[];
  edges: RollCallEdges;
};

/** A roll call: the camera until the teacher confirms, then what became of it. */
export function RollCallBoard(props: RollCallBoardProps) {
  const text = useText();
  const [result, setResult] = useState<RollCallResult | null>(null);
  if (!result) return <LiveRollCall {...props} onDone={setResult} />;
  return (
    <div className="grid gap-4">
      <Notice tone="success" title={text("rollCall.recorded", { count: result.marked })}>
        {result.kept > 0 && <p>{text("rollCall.kept", { count: result.kept })}</p>}
        <p>{text("rollCall.rest")}</p>
      </Notice>
      <ButtonLink href={`/sessions/${props.roll.sessionId}`} tone="primary" className="justify-self-start">
        {text("rollCall.to_roll")}
      </ButtonLink>
    </div>
  );
}
