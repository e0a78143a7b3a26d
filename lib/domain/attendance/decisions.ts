import type { Decision, Excusal } from "./record";

/** The decisions in force: one for presence and punctuality (a status or corrected times), one for the excusal. */
export type InForce = {
  attendance: Decision | null;
  excusal: { decision: Decision; excusal: Excusal } | null;
};

const NOTHING: InForce = { attendance: null, excusal: null };

/**
 * Which decisions count, whatever order they are given in: the latest of each kind of matter; overrides stand above marks and
 * corrections, and clearing an override brings back what was decided below it.
 */
export function decisionsInForce(decisions: readonly Decision[]): InForce {
  const inOrder = [...new Map(decisions.map((decision) => [decision.id, decision])).values()].sort(
    (a, b) => a.decidedAt - b.decidedAt || (a.id < b.id ? -1 : 1),
  );
  const below = inOrder
    .filter(({ kind }) => kind !== "override")
    .reduce((state, next) => apply(state, next, NOTHING), NOTHING);
  return inOrder
    .filter(({ kind }) => kind === "override")
    .reduce((state, next) => apply(state, next, below), below);
}

function apply(state: InForce, decision: Decision, cleared: InForce): InForce {
  const { sets } = decision;
  switch (sets.type) {
    case "cleared":
      return cleared;
    case "excusal":
      return { ...state, excusal: { decision, excusal: sets.excusal } };
    case "times":
      return { ...state, attendance: decision };
    case "status": {
      const excusal = sets.excusal === null ? state.excusal : { decision, excusal: sets.excusal };
      return { attendance: decision, excusal };
    }
  }
}
