"use client";

import { Panel } from "@/components/ui/panel";
import type { Role } from "@/lib/domain/abilities";
import { useText } from "@/lib/i18n/language-provider";

export type DemoAccount = { role: Role; email: string; password: string };

type DemoAccountsProps = { accounts: DemoAccount[]; onChoose: (account: DemoAccount) => void };

/** The accounts of the demonstration data; one press fills the form. */
export function DemoAccounts({ accounts, onChoose }: DemoAccountsProps) {
  const text = useText();
  if (accounts.length === 0) return null;
  return (
    <Panel className="p-2">
      <h2 className="px-3 pt-2 font-semibold">{text("auth.demo_title")}</h2>
      <p className="px-3 pb-2 text-muted text-sm">{text("auth.demo_lead")}</p>
      <ul>
        {accounts.map((account) => {
          return (
            <li key={account.email}>
              <button
                type="button"
                onClick={() => onChoose(account)}
                className="grid min-h-11 w-full rounded-control px-3 py-1.5 text-start leading-snug hover:bg-sunken"
              >
                <span className="font-medium">{text(`shell.role_${account.role}`)}</span>
                <span dir="ltr" className="text-muted text-sm [overflow-wrap:anywhere] rtl:text-end">
                  {account.email}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
