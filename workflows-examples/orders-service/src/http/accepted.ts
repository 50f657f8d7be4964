import type { Checked } from "../validation/check";
import { Problem } from "./problem";

/** The value that was checked; throws a problem with all violations when it is not valid. */
export function accepted<T>(checked: Checked<T>): T {
  if (checked.valid) return checked.value;
  const { violations } = checked;
  const detail = violations.length === 1 ? "1 value is not valid." : `${violations.length} values are not valid.`;
  throw new Problem("invalid-request", detail, { violations });
}
