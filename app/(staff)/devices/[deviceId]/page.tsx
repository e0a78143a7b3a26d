import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getText } from "@/app/get-language";
import { orNotFound } from "@/app/or-not-found";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/domain/abilities";
import { getDevice } from "@/lib/server/devices/get-device";
import { staffActor } from "../../staff-actor";
import { DeviceFacts } from "./device-facts";
import { SettingsForm } from "./settings-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getText()).text("devices.settings") };
}

type DevicePageProps = { params: Promise<{ deviceId: string }> };

export default async function DevicePage({ params }: DevicePageProps) {
  const [{ deviceId }, { text }] = await Promise.all([params, getText()]);
  const actor = await staffActor(`/devices/${encodeURIComponent(deviceId)}`);
  if (!can(actor.roles, "device.manage")) redirect("/today");
  const now = new Date();
  const device = await orNotFound(getDevice(actor, deviceId, now));
  return (
    <>
      <PageHeader
        title={<bdi className="[overflow-wrap:anywhere]">{device.name}</bdi>}
        lead={text("devices.settings_lead")}
        actions={<ButtonLink href="/devices">{text("devices.all")}</ButtonLink>}
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1.6fr)_minmax(0,1fr)]">
        <DeviceFacts device={device} now={now.toISOString()} />
        {device.state !== "revoked" && <SettingsForm device={device} />}
      </div>
    </>
  );
}
