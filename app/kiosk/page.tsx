import type { Metadata } from "next";
import { getText } from "@/app/get-language";
import { KioskApp } from "@/components/kiosk/kiosk-app";
import { answerPinAction, markAttendance } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getText()).text("kiosk.title") };
}

/** Open to everybody: what the device may do depends on its key, not on an account. */
export default function KioskPage() {
  return <KioskApp actions={{ mark: markAttendance, answerPin: answerPinAction }} />;
}
