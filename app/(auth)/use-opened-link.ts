import { useEffect, useState } from "react";
import type { ProblemReport, Reply } from "@/lib/contracts/problem";

/** What became of the look at a link: still looking, what it opens, or why it opens nothing. */
export type OpenedLink<T> =
  | { kind: "opening" }
  | { kind: "open"; token: string; value: T }
  | { kind: "closed"; problem: ProblemReport };

/** Asks once what the link in the address opens. Its secret stands behind the #, so that only this page knows it. */
export function useOpenedLink<T>(open: (input: { token: string }) => Promise<Reply<T>>): OpenedLink<T> {
  const [link, setLink] = useState<OpenedLink<T>>({ kind: "opening" });
  useEffect(() => {
    let left = false;
    const token = window.location.hash.slice(1);
    void open({ token })
      .catch(() => null)
      .then((reply) => {
        if (left) return;
        if (reply?.ok) return setLink({ kind: "open", token, value: reply.value });
        setLink({ kind: "closed", problem: reply?.problem ?? { code: "internal", reason: "unreachable" } });
      });
    return () => {
      left = true;
    };
  }, [open]);
  return link;
}
