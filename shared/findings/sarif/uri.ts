/** A scheme has two letters at least: `C:` is a drive. */
const SCHEME = /^([A-Za-z][A-Za-z0-9+.-]+):(.*)$/su;

/** Whether a reference stands for itself: it has a scheme, a drive or a leading slash. */
export function isAbsoluteReference(reference: string): boolean {
  return SCHEME.test(reference) || /^(?:[A-Za-z]:|[\\/])/u.test(reference);
}

/** Percent-encoding undone; a text that was never encoded stays. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The path of `file:` with its slashes, a host and a drive as the tools write them. */
function pathOfFileUri(rest: string): string {
  const [, authority, path] = /^\/\/([^/]*)(.*)$/su.exec(rest) ?? ["", "", rest];
  const host = authority === "localhost" ? "" : decoded(authority);
  if (/^[A-Za-z]:$/u.test(host)) return `${host}${decoded(path)}`;
  const plain = decoded(path).replace(/^\/+(?=[A-Za-z]:(?:[\\/]|$))/u, "");
  return host === "" ? plain : `//${host}${plain}`;
}

/**
 * The path that a URI or a relative reference stands for; paths that a tool wrote without encoding them are read too.
 * @returns null for a URI that names no file, such as a web page.
 */
export function pathOfReference(reference: string): string | null {
  const [, scheme, rest] = SCHEME.exec(reference) ?? ["", "", ""];
  if (scheme.toLowerCase() === "file") return pathOfFileUri(rest);
  return scheme === "" ? decoded(reference) : null;
}
