"use client";

import { useState } from "react";
import { EmbedderChoice } from "@/components/capture/embedder-choice";
import { Button } from "@/components/ui/button";
import { useText } from "@/lib/i18n/language-provider";
import { createKioskApi } from "@/lib/kiosk/kiosk-api";
import { CheckInScreen } from "./check-in-screen";
import { failureWords } from "./check-in-words";
import { KioskLanguage } from "./kiosk-language";
import { NoticeScreen } from "./notice-screen";
import { PairingScreen } from "./pairing-screen";
import type { KioskActions } from "./use-check-in";
import { useKiosk } from "./use-kiosk";

/** The device app: pairing, waiting for confirmation, and check-in from then on. */
export function KioskApp({ actions }: { actions: KioskActions }) {
  return (
    <KioskLanguage>
      <KioskByIdentity actions={actions} />
    </KioskLanguage>
  );
}

function KioskByIdentity({ actions }: { actions: KioskActions }) {
  const text = useText();
  const [api] = useState(() => createKioskApi(globalThis.location?.origin ?? ""));
  const { identity, adopt, forget, ask } = useKiosk(api);
  switch (identity.kind) {
    case "active": {
      const { device, info, isSilent } = identity;
      return (
        <EmbedderChoice names={info.embedder ? [info.embedder.name] : []}>
          <CheckInScreen kiosk={{ device, api, actions, isSilent }} info={info} onCheckAgain={ask} />
        </EmbedderChoice>
      );
    }
    case "unpaired":
      return <PairingScreen api={api} onPaired={adopt} />;
    case "awaiting_confirmation": {
      const words = { tone: "attention", icon: "pause", title: text("kiosk.awaiting_title") } as const;
      const detail = text("kiosk.awaiting_detail", { device: identity.deviceName });
      return <NoticeScreen state={identity.kind} words={{ ...words, detail }} />;
    }
    case "removed": {
      const words = { tone: "bad", icon: "lock", title: text("kiosk.revoked_title") } as const;
      return (
        <NoticeScreen state={identity.kind} words={{ ...words, detail: text("kiosk.revoked_detail") }}>
          <Button onClick={forget} className="min-h-14 justify-self-center px-6 text-xl">
            {text("kiosk.pair_again")}
          </Button>
        </NoticeScreen>
      );
    }
    case "expired": {
      const words = { tone: "attention", icon: "clock", title: text("kiosk.expired_title") } as const;
      return (
        <NoticeScreen state={identity.kind} words={{ ...words, detail: text("kiosk.expired_detail") }}>
          <Button onClick={forget} className="min-h-14 justify-self-center px-6 text-xl">
            {text("kiosk.pair_again")}
          </Button>
        </NoticeScreen>
      );
    }
    case "unreachable": {
      const words = { tone: "bad", icon: "offline", title: text("kiosk.unreachable_title") } as const;
      return (
        <NoticeScreen state={identity.kind} words={{ ...words, detail: text("kiosk.unreachable_detail") }} />
      );
    }
    case "insecure": {
      const words = failureWords({ code: "insecure_context", file: null }, text);
      return <NoticeScreen state={identity.kind} words={words} />;
    }
    case "no_storage": {
      const words = { tone: "bad", icon: "warning", title: text("kiosk.no_storage_title") } as const;
      return (
        <NoticeScreen state={identity.kind} words={{ ...words, detail: text("kiosk.no_storage_detail") }} />
      );
    }
    case "opening": {
      const words = { tone: "calm", icon: "work", title: text("kiosk.opening_title") } as const;
      return (
        <NoticeScreen state={identity.kind} words={{ ...words, detail: text("kiosk.opening_detail") }} />
      );
    }
  }
}
