import { factsOf } from "../../../actions/mr-checklist/requirements/testing/question.js";
import { jsonText } from "../../../shared/schema/json-text.js";

/** Text of a facts file about a small pull request of alice's; `given` replaces parts. */
export function factsText(given: Parameters<typeof factsOf>[0] = {}): string {
  return jsonText(factsOf(given), 2);
}
