import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getText } from "@/app/get-language";
import { PageHeader } from "@/components/ui/page-header";
import { listCorrectionsSchema } from "@/lib/contracts/corrections";
import { may } from "@/lib/server/actor";
import { listCorrections } from "@/lib/server/corrections/list-corrections";
import { listReview } from "@/lib/server/review/list-review";
import { staffActor } from "../staff-actor";
import { CorrectionQueue } from "./correction-queue";
import { ReviewQueue } from "./review-queue";
import { ReviewTabs } from "./review-tabs";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getText()).text("review.title") };
}

type ReviewPageProps = { searchParams: Promise<{ tab?: unknown; state?: unknown }> };

export default async function ReviewPage({ searchParams }: ReviewPageProps) {
  const [query, { text }] = await Promise.all([searchParams, getText()]);
  const tab = query.tab === "corrections" ? "corrections" : "events";
  const state = listCorrectionsSchema.safeParse({ state: query.state }).data?.state ?? "pending";
  const actor = await staffActor(`/review?tab=${tab}&state=${state}`);
  if (!may(actor, "event.decide")) redirect("/today");
  const now = new Date();
  const events = await listReview(actor, { state: tab === "events" ? state : "pending" }, now);
  const corrections = await listCorrections(actor, { state: tab === "corrections" ? state : "pending" }, now);
  const waiting = {
    events: events.pendingCount,
    corrections: corrections.filter((correction) => correction.state === "pending").length,
  };
  return (
    <>
      <PageHeader title={text("review.title")} lead={text("review.lead")} />
      <div className="grid gap-4">
        <ReviewTabs tab={tab} state={state} waiting={waiting} />
        {tab === "events" ? (
          <ReviewQueue key={state} items={events.items} state={state} />
        ) : (
          <CorrectionQueue key={state} corrections={corrections} state={state} />
        )}
      </div>
    </>
  );
}
