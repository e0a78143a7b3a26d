"use client";

import { type ReactNode, useEffect, useId, useRef } from "react";

type DialogProps = { open: boolean; title: string; onClose: () => void; children: ReactNode };

/** A modal dialog (native `<dialog>`): focus stays inside, Escape closes, focus returns to where it was. */
export function Dialog({ open, title, onClose, children }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useEffect(() => {
    const dialog = ref.current;
    if (!open || !dialog) return;
    const before = document.activeElement;
    dialog.showModal();
    // The first control gets the focus, unless another one is safer to meet with a hasty Enter.
    dialog.querySelector<HTMLElement>("[data-focus-first]")?.focus();
    return () => {
      dialog.close();
      // A dialog that is taken out of the page gives the focus back to nobody by itself.
      if (before instanceof HTMLElement) before.focus();
    };
  }, [open]);

  return (
    <dialog
      ref={ref}
      aria-labelledby={titleId}
      // Escape ends it here and now: the browser's own closing is told a moment later, and the next key may come before that.
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      // The browser also says "close" when the page itself closed it: that is no news.
      onClose={(event) => open && !event.currentTarget.open && onClose()}
      className="m-auto max-h-[calc(100dvh-2rem)] w-[calc(100%-2rem)] max-w-lg overflow-y-auto rounded-panel border border-line bg-surface p-5 text-ink shadow-float sm:p-6"
    >
      {open && (
        <>
          <h2 id={titleId} className="font-semibold text-lg">
            {title}
          </h2>
          <div className="mt-3 grid gap-4">{children}</div>
        </>
      )}
    </dialog>
  );
}

/** The row of buttons at the end of a dialog or form: the main one first in reading order on phones, last on wide screens. */
export function ActionRow({ children }: { children: ReactNode }) {
  return <div className="flex flex-col gap-2 sm:flex-row-reverse sm:justify-start">{children}</div>;
}
