import type { Metadata } from "next";
import { getText } from "@/app/get-language";
import { orNotFound } from "@/app/or-not-found";
import { showClassCode } from "@/lib/server/self-check-in/show-class-code";
import { staffActor } from "../../../staff-actor";
import { ClassCodeScreen } from "./class-code-screen";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getText()).text("selfCheckIn.code_title") };
}

type ClassCodePageProps = { params: Promise<{ sessionId: string }> };

/** For the screen of the room: what people who check in on their own phones have to type. */
export default async function ClassCodePage({ params }: ClassCodePageProps) {
  const { sessionId } = await params;
  const actor = await staffActor(`/sessions/${encodeURIComponent(sessionId)}/code`);
  return <ClassCodeScreen first={await orNotFound(showClassCode(actor, sessionId, new Date()))} />;
}
