import type { ReactNode } from "react";
import { SignedInShell } from "../signed-in-shell";

export default function OperatorLayout({ children }: { children: ReactNode }) {
  return <SignedInShell width="wide">{children}</SignedInShell>;
}
