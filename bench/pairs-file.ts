import { UsageError } from "./read-arguments";

/** One labelled pair of image file names. */
export type LabelledPair = { first: string; second: string; same: boolean; fold: string };

const FOLDS = 10;

/**
 * Reads a table separated by tabs with the columns first, second, same (1 or 0) and, if there is one, fold; without at least
 * two folds the pairs are dealt to ten. Throws UsageError, naming the line.
 */
export function readPairs(text: string): LabelledPair[] {
  const [header, ...lines] = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  const columns = (header ?? "").split("\t");
  const [first, second, same, fold] = ["first", "second", "same", "fold"].map((name) =>
    columns.indexOf(name),
  );
  if (first === -1 || second === -1 || same === -1) {
    throw new UsageError(
      "--pairs: the first line must name the columns first, second, same and perhaps fold",
    );
  }
  if (lines.length === 0) throw new UsageError("--pairs: no pairs in the file");
  const pairs = lines.map((line, i) => {
    const cells = line.split("\t");
    const cell = (column: number | undefined) => cells[column ?? -1];
    const [one, other, label] = [cell(first), cell(second), cell(same)];
    if (!one || !other || (label !== "0" && label !== "1"))
      throw new UsageError(`--pairs: line ${i + 2} is not a pair`);
    return { first: one, second: other, same: label === "1", fold: cell(fold) ?? "" };
  });
  const folds = new Set(pairs.map((pair) => pair.fold));
  return folds.size > 1 ? pairs : pairs.map((pair, i) => ({ ...pair, fold: String(i % FOLDS) }));
}

/** The person of an image: its file name without number and ending (Ann_Lee_0002.jpg -> Ann_Lee). */
export function personOf(file: string): string {
  return file.replace(/\.[^.]+$/, "").replace(/_\d+$/, "");
}
