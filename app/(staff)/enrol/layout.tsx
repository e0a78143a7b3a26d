import type { ReactNode } from "react";
import { EmbedderChoice } from "@/components/capture/embedder-choice";
import { ReducedNotice } from "@/components/capture/reduced-notice";
import { may } from "@/lib/server/actor";
import { findCurrentActor } from "@/lib/server/edge";
import { getEnrolmentModels } from "@/lib/server/recognition/get-enrolment-models";

/** Every page with a camera for enrolment looks with the models of the organisation. Who may not enrol is led away by the page itself. */
export default async function EnrolLayout({ children }: { children: ReactNode }) {
  const actor = await findCurrentActor();
  if (!actor || !may(actor, "person.enrol")) return children;
  const { embedders, isReduced } = await getEnrolmentModels(actor);
  return (
    <EmbedderChoice names={embedders}>
      {isReduced && <ReducedNotice />}
      {children}
    </EmbedderChoice>
  );
}
