import { InputError } from "../action/errors.js";
import { readYaml, type YamlReading } from "../files/yaml-text.js";
import { policyShape, type Policy } from "./policy.js";

/** Far beyond any policy; stops documents made to be slow. */
const MAXIMUM_CHARACTERS = 512 * 1024;

/**
 * Reads the text of a policy file; an empty one holds the defaults.
 * @param file its name for messages.
 * @throws InputError with file, line and column of the first thing that is wrong.
 */
export function parsePolicy(content: string, file: string): Policy {
  return readPolicy(content, file).value;
}

/** As {@link parsePolicy}, with what was written and where it stands. */
export function readPolicy(content: string, file: string): YamlReading<Policy> {
  if (content.length > MAXIMUM_CHARACTERS) throw new InputError("the policy is larger than 512 KiB; it holds rules, not data", { file });
  return readYaml(policyShape, content, { file, what: "a policy" });
}
