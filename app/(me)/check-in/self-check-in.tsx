"use client";

import { useState } from "react";
import type { CheckInState } from "@/components/kiosk/check-in-state";
import type { SelfSession } from "@/lib/contracts/self-check-in";
import type { Device } from "@/lib/kiosk/device-key";
import { CodeStep } from "./code-step";
import { FaceStep } from "./face-step";
import { ResultStep } from "./result-step";

/** One try: the key that was made for it stands for the device, the try for the challenge. */
export type SelfTry = { tryId: string; device: Device };

type Step =
  | { kind: "code" }
  | { kind: "face"; begun: SelfTry }
  | { kind: "result"; state: CheckInState }
  | { kind: "problem"; words: string };

type SelfCheckInProps = { sessions: SelfSession[]; timeZone: string };

/** Leads through a check-in on an own device: code, face, answer. */
export function SelfCheckIn({ sessions, timeZone }: SelfCheckInProps) {
  const [step, setStep] = useState<Step>({ kind: "code" });
  switch (step.kind) {
    case "code":
    case "problem":
      return (
        <CodeStep
          sessions={sessions}
          timeZone={timeZone}
          problem={step.kind === "problem" ? step.words : null}
          onBegun={(begun) => setStep({ kind: "face", begun })}
        />
      );
    case "face":
      return (
        <FaceStep
          begun={step.begun}
          timeZone={timeZone}
          onEnd={(state) => setStep({ kind: "result", state })}
          onProblem={(words) => setStep({ kind: "problem", words })}
          onCancel={() => setStep({ kind: "code" })}
        />
      );
    case "result":
      return <ResultStep state={step.state} timeZone={timeZone} onAgain={() => setStep({ kind: "code" })} />;
  }
}
