import { InputError } from "../../../shared/action/errors.js";
import { readBytesIfPresent } from "../../../shared/files/read.js";

/**
 * The text of a migration, without a byte order mark.
 * @param shown its path as it is told to people.
 * @throws InputError where there is none, or where it is no UTF-8: what is decoded wrongly would be judged wrongly.
 */
export async function migrationText(file: string, shown: string): Promise<string> {
  const bytes = await readBytesIfPresent(file);
  if (bytes === null) throw new InputError(`cannot read ${shown}: there is no such file; name the migrations to review`);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new InputError(`${shown} is not UTF-8 text${encodingOf(bytes)}; save it as UTF-8`);
  }
}

function encodingOf(bytes: Buffer): string {
  const mark = bytes.subarray(0, 2).toString("hex");
  return mark === "fffe" || mark === "feff" ? " but UTF-16" : "";
}
