"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { DeviceSummary } from "@/lib/contracts/devices";
import { useText } from "@/lib/i18n/language-provider";
import { RevokeDialog } from "../revoke-dialog";

/** Ends the device for good, and leads back to the list, where it stands as revoked. */
export function RevokeDevice({ device }: { device: Pick<DeviceSummary, "id" | "name"> }) {
  const text = useText();
  const router = useRouter();
  const [isAsking, setIsAsking] = useState(false);
  return (
    <>
      <Button className="justify-self-start" onClick={() => setIsAsking(true)}>
        {text("devices.revoke_confirm")}
      </Button>
      {isAsking && (
        <RevokeDialog
          device={device}
          onClose={() => setIsAsking(false)}
          onRevoked={() => router.push("/devices")}
        />
      )}
    </>
  );
}
