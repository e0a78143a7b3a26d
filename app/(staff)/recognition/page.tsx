import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getText } from "@/app/get-language";
import { can } from "@/lib/domain/abilities";
import { getRecognition } from "@/lib/server/recognition/get-recognition";
import { staffActor } from "../staff-actor";
import { RecognitionBoard } from "./recognition-board";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getText()).text("recognition.title") };
}

export default async function RecognitionPage() {
  const actor = await staffActor("/recognition");
  if (!can(actor.roles, "policy.manage")) redirect("/today");
  return <RecognitionBoard recognition={await getRecognition(actor)} />;
}
