import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useState } from "react";
import { flushSync } from "react-dom";
import type { RegisterRow } from "@/lib/contracts/register";
import { fetchAllRows, type LiveRegister } from "./use-register";

/** What is on paper: everybody, or only who is known when the browser prints by itself. */
export type PrintJob = { rows: RegisterRow[]; isWhole: boolean };

/** Prints the whole register: what is not known yet is fetched first. The browser's own Print gets what is known. */
export function usePrint({ view, rowAt }: LiveRegister) {
  const queries = useQueryClient();
  const [job, setJob] = useState<PrintJob | null>(null);
  const [fetched, setFetched] = useState<number | null>(null);
  const [failed, setFailed] = useState(false);

  const known = useEffectEvent(() => {
    if (job) return;
    const rows = Array.from({ length: view.peopleCount }, (_, index) => rowAt(index)).filter(
      (row) => row !== null,
    );
    flushSync(() => setJob({ rows, isWhole: rows.length === view.peopleCount }));
  });
  useEffect(() => {
    const before = () => known();
    const after = () => setJob(null);
    window.addEventListener("beforeprint", before);
    window.addEventListener("afterprint", after);
    return () => {
      window.removeEventListener("beforeprint", before);
      window.removeEventListener("afterprint", after);
    };
  }, []);

  async function print() {
    if (fetched !== null) return;
    setFailed(false);
    setFetched(0);
    try {
      const rows = await fetchAllRows(queries, view, setFetched);
      flushSync(() => setJob({ rows, isWhole: true }));
      window.print();
    } catch {
      setFailed(true);
    } finally {
      setFetched(null);
    }
  }

  return { job, print, isFetching: fetched !== null, failed };
}
