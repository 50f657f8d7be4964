import { randomUUID } from "node:crypto";
import { appendFile } from "node:fs/promises";
import { InputError } from "../action/errors.js";
import { writeProblem } from "../files/atomic-write.js";

/**
 * Writes a step's outputs to the file that the runner reads them from, as `@actions/core` does. The toolkit itself is
 * our tests' oracle only: importing it starts an HTTP client, which doubles the start-up of every action.
 * @param file the value of `GITHUB_OUTPUT`.
 * @param outputs values by name; a name is ours, a value may be any text.
 * @throws InputError in one line when they cannot be written: later steps decide by outputs, and one that is missing
 * must not look like one that is empty.
 */
export async function writeStepOutputs(file: string | null, outputs: Readonly<Record<string, string>>): Promise<void> {
  const entries = Object.entries(outputs);
  if (entries.length === 0) return;
  if (file === null) throw new InputError("GITHUB_OUTPUT is not set: a runner sets it; in a terminal use the plimsoll command");
  // Nobody can guess the mark, so that no value can end itself early and go on as another output.
  const mark = `ghadelimiter_${randomUUID()}`;
  const text = entries.map(([name, value]) => `${name}<<${mark}\n${value}\n${mark}\n`).join("");
  try {
    await appendFile(file, text);
  } catch (thrown) {
    throw writeProblem(`the outputs ${entries.map(([name]) => name).join(", ")}`, thrown);
  }
}
