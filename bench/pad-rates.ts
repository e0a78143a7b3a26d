import { shareAtOrAbove } from "./statistics";

/** Rates of one PAD score at threshold 0.5 and over all thresholds, shares 0..1 (ISO/IEC 30107-3 names). */
export type PadRates = { apcer: number; bpcer: number; eer: number; eerThreshold: number; auc: number };

/** `live` and `attack` are live probabilities of genuine and attack presentations; NaN rates where either is empty. */
export function padRates(live: readonly number[], attack: readonly number[]): PadRates {
  const equal = equalErrorRate(live, attack);
  return {
    apcer: shareAtOrAbove(attack, 0.5),
    bpcer: 1 - shareAtOrAbove(live, 0.5),
    eer: equal.rate,
    eerThreshold: equal.threshold,
    auc: areaUnderCurve(live, attack),
  };
}

/** Where attacks accepted and genuine refused are most alike: their mean there. */
function equalErrorRate(
  live: readonly number[],
  attack: readonly number[],
): { rate: number; threshold: number } {
  let best = { gap: Number.POSITIVE_INFINITY, rate: Number.NaN, threshold: Number.NaN };
  for (const threshold of new Set([...live, ...attack])) {
    const accepted = shareAtOrAbove(attack, threshold);
    const refused = 1 - shareAtOrAbove(live, threshold);
    const gap = Math.abs(accepted - refused);
    if (gap < best.gap) best = { gap, rate: (accepted + refused) / 2, threshold };
  }
  return best;
}

/** Share of (live, attack) couples in which the live one scores higher; ties count half. */
function areaUnderCurve(live: readonly number[], attack: readonly number[]): number {
  let wins = 0;
  for (const genuine of live) {
    for (const fake of attack) wins += genuine > fake ? 1 : genuine === fake ? 0.5 : 0;
  }
  return wins / (live.length * attack.length);
}
