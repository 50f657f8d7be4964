import { notEvaluated, type Evaluators } from "./evaluators.js";

/** Every kind of requirement and the function that judges it, from the room of the same name. */
export const EVALUATORS: Evaluators = {
  check: notEvaluated,
  commits: notEvaluated,
  design: notEvaluated,
  findings: notEvaluated,
  issue: notEvaluated,
  record: notEvaluated,
  reviews: notEvaluated,
  section: notEvaluated,
  size: notEvaluated,
  tick: notEvaluated,
  "tick-group": notEvaluated,
  title: notEvaluated,
};
