import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getText } from "@/app/get-language";
import { can } from "@/lib/domain/abilities";
import { listDevices } from "@/lib/server/devices/list-devices";
import { isSelfCheckInAllowed } from "@/lib/server/self-check-in/is-self-check-in-allowed";
import { staffActor } from "../staff-actor";
import { DevicesBoard } from "./devices-board";
import { OwnDevices } from "./own-devices";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getText()).text("devices.title") };
}

export default async function DevicesPage() {
  const actor = await staffActor("/devices");
  if (!can(actor.roles, "device.manage")) redirect("/today");
  const now = new Date();
  return (
    <div className="grid gap-8">
      <DevicesBoard devices={await listDevices(actor, now)} now={now.toISOString()} />
      <OwnDevices allowed={await isSelfCheckInAllowed(actor)} />
    </div>
  );
}
