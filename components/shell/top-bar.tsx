import Link from "next/link";
import type { ReactNode } from "react";
import { Mark } from "./mark";

type TopBarProps = { product: string; home: string; children?: ReactNode; end: ReactNode };

/** The head of every signed-in page: mark, navigation and what concerns the reader. */
export function TopBar({ product, home, children, end }: TopBarProps) {
  return (
    <header className="sticky top-0 z-30 border-line border-b bg-surface print:hidden">
      <div className="mx-auto flex min-h-14 max-w-6xl items-center gap-x-6 px-4 sm:px-6">
        <Link href={home} className="flex min-h-11 items-center gap-2.5 font-semibold text-lg">
          <Mark />
          {product}
        </Link>
        {children}
        <div className="ms-auto flex items-center gap-1">{end}</div>
      </div>
    </header>
  );
}
