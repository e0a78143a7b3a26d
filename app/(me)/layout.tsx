import type { ReactNode } from "react";
import { SignedInShell } from "../signed-in-shell";

export default function OwnLayout({ children }: { children: ReactNode }) {
  return <SignedInShell width="narrow">{children}</SignedInShell>;
}
