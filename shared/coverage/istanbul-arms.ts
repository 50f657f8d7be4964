/** What the arms of istanbul's branch types are called, by their position. */
const ARM_NAMES: ReadonlyMap<string, (position: number) => string> = new Map<string, (position: number) => string>([
  ["if", (position) => (position === 0 ? "if" : "else")],
  ["cond-expr", (position) => (position === 0 ? "true" : "false")],
  ["switch", (position) => `case ${position + 1}`],
  ["binary-expr", (position) => `operand ${position + 1}`],
  ["default-arg", () => "default-arg"],
]);

/** The name of the arm at `position`, counted from 0, of a branch of istanbul's `type`. */
export function armName(type: string, position: number): string {
  return ARM_NAMES.get(type)?.(position) ?? `arm ${position + 1}`;
}
