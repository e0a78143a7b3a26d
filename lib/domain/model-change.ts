import { type EmbedderModel, isSameModel, type ModelName, nameOfModel } from "./embedder-model";

/** How many people have a usable reference of a model, and how many of these have none of the model that is to be used. */
export type ModelCoverage = ModelName & { people: number; waiting: number };

/**
 * Which model an organisation's kiosks use. `settled`: the preferred one. `changing`: people are enrolled with `present`, and `next` is the
 * preferred one, of which `waiting` people have no reference yet: kiosks keep to `present` until there are none, or until an administrator
 * switches. `none`: set-up installed no embedder.
 */
export type ModelPlan =
  | { kind: "none" }
  | { kind: "settled"; present: EmbedderModel }
  | { kind: "changing"; present: EmbedderModel; next: EmbedderModel; waiting: number };

/**
 * The plan for an organisation: `installed` with the preferred model first, what people are enrolled with, and the model ("id@version") that
 * an administrator switched to. A model that is not installed any more cannot be used, whoever is enrolled with it.
 */
export function planModels(
  installed: readonly EmbedderModel[],
  coverage: readonly ModelCoverage[],
  switchedTo: string | null,
): ModelPlan {
  const [preferred, ...others] = installed;
  if (!preferred) return { kind: "none" };
  if (switchedTo === nameOfModel(preferred)) return { kind: "settled", present: preferred };
  const waitingFor = (model: ModelName) => coverage.find((one) => isSameModel(one, model))?.waiting ?? 0;
  const [present] = [...others].sort((a, b) => waitingFor(b) - waitingFor(a));
  const waiting = present ? waitingFor(present) : 0;
  return present && waiting > 0
    ? { kind: "changing", present, next: preferred, waiting }
    : { kind: "settled", present: preferred };
}

/** The models that a capture for enrolment is embedded with: the present one first, then the one that is to come. */
export function enrolmentModels(plan: ModelPlan): EmbedderModel[] {
  if (plan.kind === "none") return [];
  return plan.kind === "changing" ? [plan.present, plan.next] : [plan.present];
}
