import type { ComponentProps } from "react";
import { classNames } from "./class-names";

const LOOK =
  "min-h-11 w-full rounded-control border border-line-strong bg-surface px-3 py-2 text-base text-ink placeholder:text-muted aria-invalid:border-bad aria-invalid:border-2 disabled:opacity-60";

/** A one-line text control; put it inside a `Field`. */
export function Input({ className, ...rest }: ComponentProps<"input">) {
  return <input {...rest} className={classNames(LOOK, className)} />;
}

/** A native choice list; put it inside a `Field`. */
export function Select({ className, ...rest }: ComponentProps<"select">) {
  return <select {...rest} className={classNames(LOOK, "pe-8", className)} />;
}

/** A text control of several lines; put it inside a `Field`. */
export function TextArea({ className, ...rest }: ComponentProps<"textarea">) {
  return <textarea rows={3} {...rest} className={classNames(LOOK, className)} />;
}
