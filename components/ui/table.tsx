import type { ReactNode } from "react";
import { classNames } from "./class-names";

type TableProps = { caption: string; columns: { key: string; label: string }[]; children: ReactNode };

/** A table on wide screens; below 640 px each row stands as a card and every cell names its column. */
export function Table({ caption, columns, children }: TableProps) {
  return (
    <table className="block w-full border-collapse text-start sm:table">
      <caption className="sr-only">{caption}</caption>
      <thead className="sr-only sm:not-sr-only sm:table-header-group">
        <tr className="sm:border-line sm:border-b">
          {columns.map((column) => (
            <th key={column.key} scope="col" className="px-4 py-3 text-start font-medium text-muted text-sm">
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="block divide-y divide-line sm:table-row-group">{children}</tbody>
    </table>
  );
}

type TableRowProps = {
  /** On wide screens: cells in the middle of the row, or at its head where some of them are tall. */
  align?: "middle" | "top";
  children: ReactNode;
};

export function TableRow({ align = "middle", children }: TableRowProps) {
  return (
    <tr
      className={classNames(
        "flex flex-wrap items-center gap-x-4 px-4 py-3 sm:table-row sm:p-0 sm:hover:bg-sunken",
        align === "middle" ? "sm:align-middle" : "sm:align-top",
      )}
    >
      {children}
    </tr>
  );
}

type TableCellProps = {
  label: string;
  /** On phones: a line of its own that names its column, in passing where the value speaks for itself, or a block over the whole width. */
  phone?: "line" | "passing" | "block";
  children: ReactNode;
};

/** A cell; `label` is its column's name, shown on phones only. */
export function TableCell({ label, phone = "line", children }: TableCellProps) {
  return (
    <td
      className={classNames(
        "py-1 sm:table-cell sm:px-4 sm:py-3",
        phone === "line" && "flex w-full items-baseline justify-between gap-4 sm:w-auto",
        phone === "block" && "block w-full sm:w-auto",
      )}
    >
      {phone === "line" && (
        <span className="shrink-0 text-muted text-sm sm:hidden" aria-hidden="true">
          {label}
        </span>
      )}
      {phone === "block" ? children : <span className="min-w-0 text-end sm:text-start">{children}</span>}
    </td>
  );
}

type TableHeadingProps = {
  /** On phones: a line of its own, or beside what stands before it. */
  phone?: "line" | "beside";
  children: ReactNode;
};

/** The cell that names its row: the heading of the card on phones. */
export function TableHeading({ phone = "line", children }: TableHeadingProps) {
  return (
    <th
      scope="row"
      className={classNames(
        "pb-1 text-start font-medium sm:table-cell sm:w-auto sm:px-4 sm:py-3",
        phone === "line" ? "w-full" : "min-w-0 flex-1 basis-[70%]",
      )}
    >
      {children}
    </th>
  );
}
