"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { ActionRow, Dialog } from "@/components/ui/dialog";
import { FocusHere } from "@/components/ui/focus-here";
import { Notice } from "@/components/ui/notice";
import type { SecondFactorSetup } from "@/lib/contracts/second-factor";
import { useText } from "@/lib/i18n/language-provider";
import { beginSecondFactorAction, confirmSecondFactorAction } from "./actions";
import { CodeField, OwnPasswordField } from "./proof-fields";
import { QrCode } from "./qr-code";
import { RecoveryCodeList } from "./recovery-code-list";
import { useProof } from "./use-proof";

type SetupDialogProps = { hasPassword: boolean; onClose: () => void };

type Step =
  | { kind: "password" }
  | { kind: "app"; setup: SecondFactorSetup }
  | { kind: "codes"; codes: string[] };

/** Leads through the setup: password, the app with its first code, the recovery codes. */
export function SetupDialog({ hasPassword, onClose }: SetupDialogProps) {
  const text = useText();
  const [step, setStep] = useState<Step>({ kind: "password" });
  return (
    <Dialog open title={text(`account.setup_${step.kind}_title`)} onClose={onClose}>
      {step.kind === "password" && (
        <PasswordStep
          hasPassword={hasPassword}
          onBegun={(setup) => setStep({ kind: "app", setup })}
          onClose={onClose}
        />
      )}
      {step.kind === "app" && (
        <AppStep
          setup={step.setup}
          onConfirmed={(codes) => setStep({ kind: "codes", codes })}
          onClose={onClose}
        />
      )}
      {step.kind === "codes" && <RecoveryCodeList codes={step.codes} onClose={onClose} />}
    </Dialog>
  );
}

type PasswordStepProps = SetupDialogProps & { onBegun: (setup: SecondFactorSetup) => void };

function PasswordStep({ hasPassword, onBegun, onClose }: PasswordStepProps) {
  const text = useText();
  const proof = useProof(hasPassword ? ["password"] : []);

  async function begin(event: FormEvent) {
    event.preventDefault();
    const begun = await proof.send(({ password }) => beginSecondFactorAction({ password }));
    if (begun) onBegun(begun.value);
  }

  return (
    <form method="post" onSubmit={begin} noValidate className="grid gap-5">
      <p>{text("account.setup_password_lead")}</p>
      {proof.general && <Notice tone="error">{proof.general}</Notice>}
      {hasPassword && <OwnPasswordField proof={proof} />}
      <ActionRow>
        <Button type="submit" tone="primary" busy={proof.busy}>
          {text("account.go_on")}
        </Button>
        <Button onClick={onClose}>{text("common.cancel")}</Button>
      </ActionRow>
    </form>
  );
}

type AppStepProps = {
  setup: SecondFactorSetup;
  onConfirmed: (codes: string[]) => void;
  onClose: () => void;
};

function AppStep({ setup, onConfirmed, onClose }: AppStepProps) {
  const text = useText();
  const proof = useProof(["code"]);

  async function confirm(event: FormEvent) {
    event.preventDefault();
    const confirmed = await proof.send(({ code }) => confirmSecondFactorAction({ code }));
    if (confirmed) onConfirmed(confirmed.value.codes);
  }

  return (
    <form method="post" onSubmit={confirm} noValidate className="grid gap-5">
      <FocusHere>
        <ol className="grid list-numbered gap-2 ps-5">
          <li>{text("account.setup_step_app")}</li>
          <li>{text("account.setup_step_scan")}</li>
          <li>{text("account.setup_step_code")}</li>
        </ol>
      </FocusHere>
      <QrCode {...setup.qr} label={text("account.setup_qr")} />
      <div>
        <p className="text-muted text-sm">{text("account.setup_secret")}</p>
        <p dir="ltr" className="select-all font-mono [overflow-wrap:anywhere] rtl:text-end">
          {setup.secret.replace(/(.{4})(?=.)/g, "$1 ")}
        </p>
      </div>
      {proof.general && <Notice tone="error">{proof.general}</Notice>}
      <CodeField proof={proof} hint={text("account.setup_code_hint")} />
      <ActionRow>
        <Button type="submit" tone="primary" busy={proof.busy}>
          {text("account.setup_confirm")}
        </Button>
        <Button onClick={onClose}>{text("common.cancel")}</Button>
      </ActionRow>
    </form>
  );
}
