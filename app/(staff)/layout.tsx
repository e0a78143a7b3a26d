import type { ReactNode } from "react";
import { SignedInShell } from "@/app/signed-in-shell";
import { QueryProvider } from "@/components/shell/query-provider";

export default function StaffLayout({ children }: { children: ReactNode }) {
  return (
    <QueryProvider>
      <SignedInShell width="wide">{children}</SignedInShell>
    </QueryProvider>
  );
}
