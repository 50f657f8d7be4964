/** A line as `git commit --signoff` writes it. */
interface SignOff {
  readonly name: string;
  readonly email: string;
}

const TRAILER = "signed-off-by:";

function signOffsOf(message: string): SignOff[] {
  // The first line is the subject, of which git makes no trailer.
  return message.split(/\r\n|\n|\r/).slice(1).flatMap((line) => {
    if (!line.toLowerCase().startsWith(TRAILER)) return [];
    const person = line.slice(TRAILER.length).trim();
    const bracket = person.lastIndexOf("<");
    if (bracket < 0 || !person.endsWith(">")) return [];
    return [{ name: person.slice(0, bracket).trim(), email: person.slice(bracket + 1, -1).trim() }];
  });
}

/**
 * Whether the author signed the commit off, as the Developer Certificate of Origin asks: a line `Signed-off-by: NAME
 * <EMAIL>` with the name and the address of the author, both compared without case.
 */
export function isSignedOff(message: string, author: SignOff): boolean {
  const [name, email] = [author.name.trim().toLowerCase(), author.email.trim().toLowerCase()];
  if (name === "" || email === "") return false;
  return signOffsOf(message).some((line) => line.name.toLowerCase() === name && line.email.toLowerCase() === email);
}
