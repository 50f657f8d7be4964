import { check } from "./check/check.js";
import { commits } from "./commits/commits.js";
import { design } from "./design/design.js";
import type { Evaluators } from "./evaluators.js";
import { findings } from "./findings/findings.js";
import { issue } from "./issue/issue.js";
import { record } from "./record/record.js";
import { reviews } from "./reviews/reviews.js";
import { section } from "./section/section.js";
import { size } from "./size/size.js";
import { tickGroup } from "./tick-group/tick-group.js";
import { tick } from "./tick/tick.js";
import { title } from "./title/title.js";

/** Every kind of requirement and the function that judges it, from the room of the same name. */
export const EVALUATORS: Evaluators = {
  check,
  commits,
  design,
  findings,
  issue,
  record,
  reviews,
  section,
  size,
  tick,
  "tick-group": tickGroup,
  title,
};
