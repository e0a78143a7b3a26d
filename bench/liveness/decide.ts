import type { CheckInOutcome } from "@/lib/contracts/check-in";
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

/** How long somebody waits who is told to, minutes. */
const WAIT_MINUTES = 5;
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
    /** A new kiosk with nothing behind it. */
    newKiosk: (): Promise<TestKiosk> => pairTestKiosk(organization, new Date(START + ++moment * 60_000)),
    /** Sends one capture; where the kiosk is told to wait, after having waited. */
    async decide(kiosk: TestKiosk, { active, acts }: Sendable, bent: Bent = {}): Promise<Decided> {
      const fused = fuseCapture(active.capture);
      for (;;) {
        const now = new Date(START + ++moment * 60_000);
        const challenge = await kiosk.challenge(now).catch(nullIfTold);
        const request =
          challenge &&
          (await kiosk.mark(bent.fused ?? fused, now, {
            challenge,
            trace: bent.samples ?? traceOfCapture(active.capture, fused),
            frames: active.capture.frames.map(({ embedding }) => embedding),
            claims: {
              act: bent.acts ?? acts,
              q: worstQuality(active.capture),
              pad: active.capture.frames.map(({ livePad }) => livePad),
            },
          }));
        const outcome = request && (await recordCheckIn(request, now));
        if (outcome && outcome.kind !== "wait")
          return { accepted: isAccepted(outcome), code: await codeOf(request.attestation) };
        moment += WAIT_MINUTES;
      }
    },
    close: () => opened.close(),
  };

  async function codeOf(attestation: string): Promise<string> {
    const { jti } = JSON.parse(Buffer.from(attestation.split(".")[1] ?? "", "base64url").toString());
    const { lines } = await readAudit(organization.administrator, { objectId: jti });
    return lines[0]?.reason ?? "none";
  }
}

/** Null where a kiosk is told to wait for its challenge; every other fault is one. */
function nullIfTold(error: unknown): null {
  if (error instanceof Error && error.message === "no challenge: wait") return null;
  throw error;
}

function isAccepted({ kind }: CheckInOutcome): boolean {
  return !["not_recognised", "step_needed", "malformed", "device_refused", "retry", "conflict"].includes(
    kind,
  );
}
