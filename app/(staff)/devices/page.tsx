import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getText } from "@/app/get-language";
import { can } from "@/lib/domain/abilities";
import { listDevices } from "@/lib/server/devices/list-devices";
import { staffActor } from "../staff-actor";
import { DevicesBoard } from "./devices-board";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getText()).text("devices.title") };
}

export default async function DevicesPage() {
  const actor = await staffActor("/devices");
  if (!can(actor.roles, "device.manage")) redirect("/today");
  const now = new Date();
  return <DevicesBoard devices={await listDevices(actor, now)} now={now.toISOString()} />;
}
