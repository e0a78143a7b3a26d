import Link from "next/link";
import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import type { NavPage } from "./navigation";

/** How an entry of the bar looks: under its drawing on phones, beside it on wide screens. */
export function navLook(current: boolean): string {
  return classNames(
    "flex min-h-14 w-full flex-col items-center justify-center gap-0.5 px-1 text-center text-xs leading-tight lg:min-h-11 lg:flex-row lg:gap-2 lg:whitespace-nowrap lg:rounded-control lg:px-3 lg:text-base",
    current ? "bg-accent-soft font-medium text-accent" : "text-muted hover:bg-sunken hover:text-ink",
  );
}

type NavLinkProps = {
  page: NavPage;
  current: boolean;
  className: string;
  onClick?: () => void;
  children: ReactNode;
};

/** A link to a page of the navigation. */
export function NavLink({ page, current, children, ...rest }: NavLinkProps) {
  const LinkOrAnchor = page.load === "document" ? "a" : Link;
  return (
    <LinkOrAnchor href={page.href} aria-current={current ? "page" : undefined} {...rest}>
      {children}
    </LinkOrAnchor>
  );
}
