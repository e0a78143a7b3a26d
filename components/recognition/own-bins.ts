/** Bins of cosine with how many pairs fell into them. */
export type PairBin = { from: number; to: number; pairs: number };

/** Bins of a table: a tenth of cosine each, those at both ends without pairs left out. */
export function tableBins(counts: readonly number[]): PairBin[] {
  return trimmed(grouped(counts, counts.length / 20));
}

/** Bins of a drawing: as fine as they were counted, those at both ends without pairs left out. */
export function plotBins(counts: readonly number[]): PairBin[] {
  return trimmed(grouped(counts, 1));
}

function grouped(counts: readonly number[], each: number): PairBin[] {
  const edge = (bin: number) => Math.round(((2 * bin) / counts.length - 1) * 1e3) / 1e3;
  return Array.from({ length: Math.ceil(counts.length / each) }, (_, i) => ({
    from: edge(i * each),
    to: edge((i + 1) * each),
    pairs: counts.slice(i * each, (i + 1) * each).reduce((sum, count) => sum + count, 0),
  }));
}

function trimmed(bins: readonly PairBin[]): PairBin[] {
  const first = bins.findIndex(({ pairs }) => pairs > 0);
  return first === -1 ? [] : bins.slice(first, bins.findLastIndex(({ pairs }) => pairs > 0) + 1);
}
