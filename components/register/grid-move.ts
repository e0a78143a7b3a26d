/** A place in the grid: `row` 0 is the first person, `column` 0 their name. */
export type GridPlace = { row: number; column: number };

/** How large the grid is, how many rows a page of it has, and which way it reads. */
export type GridShape = { rows: number; columns: number; pageRows: number; direction: "ltr" | "rtl" };

/** Where a key leads from a place (the keys of the ARIA grid pattern); null for keys that do not move. */
export function moveBy(
  press: { key: string; ctrlKey: boolean; metaKey: boolean },
  from: GridPlace,
  { rows, columns, pageRows, direction }: GridShape,
): GridPlace | null {
  const within = (row: number, column: number): GridPlace => ({
    row: Math.min(Math.max(row, 0), rows - 1),
    column: Math.min(Math.max(column, 0), columns - 1),
  });
  const { row, column } = from;
  const forward = direction === "rtl" ? -1 : 1;
  const isWhole = press.ctrlKey || press.metaKey;
  switch (press.key) {
    case "ArrowDown":
      return within(isWhole ? rows : row + 1, column);
    case "ArrowUp":
      return within(isWhole ? 0 : row - 1, column);
    case "ArrowRight":
      return within(row, column + forward);
    case "ArrowLeft":
      return within(row, column - forward);
    case "PageDown":
      return within(row + pageRows, column);
    case "PageUp":
      return within(row - pageRows, column);
    case "Home":
      return within(isWhole ? 0 : row, 0);
    case "End":
      return within(isWhole ? rows : row, columns);
    default:
      return null;
  }
}
