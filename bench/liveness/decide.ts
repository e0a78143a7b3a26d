import type { CheckInOutcome } from "@/lib/contracts/check-in";
import { writeTrace } from "@/lib/contracts/trace";
import { fuseCapture, worstQuality } from "@/lib/domain/capture";
import { DEFAULT_LIVENESS_POLICY } from "@/lib/domain/liveness/challenge-policy";
import type { StepKind } from "@/lib/domain/liveness/challenge-steps";
import type { TraceSample } from "@/lib/domain/liveness/trace-sample";
import { traceOfCapture } from "@/lib/domain/trace-of-capture";
import { recordCheckIn } from "@/lib/server/attendance/record-check-in";
import { readAudit } from "@/lib/server/audit/read-audit";
import { setLivenessPolicy } from "@/lib/server/liveness/set-liveness-policy";
import { pairTestKiosk, type TestKiosk } from "@/lib/server/testing/test-kiosk";
import {
  createTestOrganization,
  enrolVector,
  openTestDatabase,
  personByNumber,
} from "@/lib/server/testing/test-organization";
import type { Sendable } from "./capture-of-presentation";

/** What one attempt came to: accepted or not, and the server's code. */
export type Decided = { accepted: boolean; code: string };

/** What is bent between the camera and the signature: another vector, another trace, a lie about the steps. */
export type Bent = { fused?: Float32Array; samples?: TraceSample[]; acts?: Sendable["acts"] };

const START = Date.parse("2026-11-22T08:00:00Z");

/** A school whose kiosks have enrolled people; every attempt is made by a kiosk of its own, through the product's own service. */
export async function openSchool(enrolled: ReadonlyMap<string, Float32Array>) {
  const opened = await openTestDatabase();
  const organization = await createTestOrganization(opened, new Date(START));
  for (const [i, vector] of [...enrolled.values()].entries()) {
    const number = `S${String(i + 1).padStart(3, "0")}`;
    await enrolVector(organization, (await personByNumber(organization.id, number)).id, vector);
  }
  let moment = 0;
  const policy = (steps: readonly StepKind[]) => ({
    ...DEFAULT_LIVENESS_POLICY,
    stepShare: steps.length > 0 ? 1 : 0,
    steps: steps.length > 0 ? [...steps] : DEFAULT_LIVENESS_POLICY.steps,
    askOnHint: false,
  });

  return {
    /** From now on this step (or none) is asked of everybody. */
    ask(steps: readonly StepKind[]): Promise<void> {
      const now = new Date(START + ++moment * 60_000);
      return setLivenessPolicy(organization.administrator, policy(steps), now);
    },
    /** A new kiosk with nothing behind it, which asks for this step (or none) of everybody. */
    async kioskAsking(steps: readonly StepKind[]): Promise<TestKiosk> {
      const now = new Date(START + ++moment * 60_000);
      await setLivenessPolicy(organization.administrator, policy(steps), now);
      return pairTestKiosk(organization, now);
    },
    async decide(kiosk: TestKiosk, { active, acts }: Sendable, bent: Bent = {}): Promise<Decided> {
      const now = new Date(START + ++moment * 60_000);
      const challenge = await kiosk.challenge(now);
      const fused = fuseCapture(active.capture);
      const request = await kiosk.mark(bent.fused ?? fused, now, {
        challenge,
        trace: bent.samples ?? traceOfCapture(active.capture.samples, fused),
        frames: active.capture.frames.map(({ embedding }) => embedding),
        claims: {
          act: bent.acts ?? acts,
          q: worstQuality(active.capture),
          pad: active.capture.frames.map(({ livePad }) => livePad),
        },
      });
      const outcome = await recordCheckIn(request, now);
      return { accepted: isAccepted(outcome), code: await lastCode() };
    },
    close: () => opened.close(),
  };

  async function lastCode(): Promise<string> {
    const { lines } = await readAudit(organization.administrator, { group: "attendance" });
    return lines[0]?.reason ?? "none";
  }
}

function isAccepted({ kind }: CheckInOutcome): boolean {
  return ![
    "not_recognised",
    "step_needed",
    "malformed",
    "device_refused",
    "retry",
    "wait",
    "conflict",
  ].includes(kind);
}

/** The size of a trace as it is sent, in characters. */
export function traceChars(samples: readonly TraceSample[]): number {
  return writeTrace(samples).length;
}
