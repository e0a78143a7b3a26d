"use client";

import { createContext, type ReactNode, useContext } from "react";

const Embedders = createContext<readonly string[]>([]);

/** The embedders ("id@version") that captures below are made with: the first one's vectors count, the second's are kept beside them. */
export function EmbedderChoice({ names, children }: { names: readonly string[]; children: ReactNode }) {
  return <Embedders value={names}>{children}</Embedders>;
}

/** The chosen embedders; none means the one that set-up prefers. */
export function useEmbedders(): readonly string[] {
  return useContext(Embedders);
}
