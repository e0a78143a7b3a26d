import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";
import { Spinner } from "./spinner";

type Tone = "primary" | "plain" | "quiet" | "danger";

const TONES: Record<Tone, string> = {
  primary: "bg-accent text-on-accent hover:bg-accent-strong",
  plain: "border border-line-strong bg-surface text-ink hover:bg-sunken",
  quiet: "text-accent hover:bg-sunken",
  danger: "bg-bad text-on-bad hover:bg-bad-strong",
};

function look(tone: Tone, className?: string): string {
  return classNames(
    "inline-flex min-h-10 touch:min-h-11 items-center justify-center gap-2 rounded-control px-4 py-2 text-center font-medium leading-snug transition-colors",
    "aria-disabled:cursor-not-allowed aria-disabled:opacity-60 disabled:cursor-not-allowed disabled:opacity-60",
    TONES[tone],
    className,
  );
}

type ButtonProps = ComponentProps<"button"> & {
  tone?: Tone;
  /** Work is under way: the button keeps its place and focus, shows a spinner and takes no further press. */
  busy?: boolean;
};

/** A button; `type` is "button" unless it is said to submit. */
export function Button({ tone = "plain", busy = false, className, children, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      className={look(tone, className)}
    >
      {busy && <Spinner />}
      {children}
    </button>
  );
}

type ButtonLinkProps = {
  href: string;
  tone?: Tone;
  /** "document" loads the page anew, for pages whose headers must hold (a camera permission, for one). */
  load?: "soft" | "document";
  /** The name for screen readers, where the words inside say too little out of their place. */
  label?: string;
  className?: string;
  children: ReactNode;
};

/** A link that looks like a button: it goes somewhere. */
export function ButtonLink({
  href,
  tone = "plain",
  load = "soft",
  label,
  className,
  children,
}: ButtonLinkProps) {
  const LinkOrAnchor = load === "document" ? "a" : Link;
  return (
    <LinkOrAnchor href={href} aria-label={label} className={look(tone, className)}>
      {children}
    </LinkOrAnchor>
  );
}
