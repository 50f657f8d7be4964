import { signOffsOf } from "../../../../shared/git/sign-offs.js";

/** A line as `git commit --signoff` writes it. */
interface SignOff {
  readonly name: string;
  readonly email: string;
}

/** The name and the address of a line; null for one of another form. */
function personOf(line: string): SignOff | null {
  const bracket = line.lastIndexOf("<");
  return bracket < 0 || !line.endsWith(">") ? null : { name: line.slice(0, bracket).trim(), email: line.slice(bracket + 1, -1).trim() };
}

/**
 * Whether the author signed the commit off, as the Developer Certificate of Origin asks: a line `Signed-off-by: NAME
 * <EMAIL>` with the name and the address of the author, both compared without case.
 */
export function isSignedOff(message: string, author: SignOff): boolean {
  const [name, email] = [author.name.trim().toLowerCase(), author.email.trim().toLowerCase()];
  if (name === "" || email === "") return false;
  return signOffsOf(message).map(personOf).some((person) => person?.name.toLowerCase() === name && person.email.toLowerCase() === email);
}
