import type { ReactNode } from "react";

type FailurePageProps = { title: string; body: string; note?: string; action: ReactNode };

/** A page that stands in for one that cannot be shown: what happened, what was kept, what to do. */
export function FailurePage({ title, body, note, action }: FailurePageProps) {
  return (
    <div className="mx-auto grid min-h-[60dvh] max-w-lg content-center gap-3 px-4 py-12">
      <h1 className="font-semibold text-2xl">{title}</h1>
      <p className="text-muted">{body}</p>
      {note && <p className="text-muted text-sm">{note}</p>}
      <div className="mt-3 flex flex-wrap gap-2">{action}</div>
    </div>
  );
}
