/** New or edited line numbers (one-based, of the new version) by file. */
export type ChangedLines = ReadonlyMap<string, ReadonlySet<number>>;

const ESCAPES = new Map([["a", 7], ["b", 8], ["t", 9], ["n", 10], ["v", 11], ["f", 12], ["r", 13], ['"', 34], ["\\", 92]]);

/** A path as git prints it: quoted like a C string when it holds quotes, controls or backslashes. */
export function unquotePath(printed: string): string {
  if (!printed.startsWith('"') || !printed.endsWith('"') || printed.length < 2) return printed;
  const bytes: Buffer[] = [];
  for (const [part] of printed.slice(1, -1).matchAll(/\\[0-7]{3}|\\.|[^\\]+/gs)) {
    if (!part.startsWith("\\")) bytes.push(Buffer.from(part, "utf8"));
    else bytes.push(Buffer.from([ESCAPES.get(part.slice(1)) ?? parseInt(part.slice(1), 8)]));
  }
  return Buffer.concat(bytes).toString("utf8");
}

/** Reads the output of `git diff -U0` with the prefixes `a/` and `b/`. Deleted and binary files have no lines. */
export function parseChangedLines(diff: string): ChangedLines {
  const changed = new Map<string, Set<number>>();
  let lines: Set<number> | null = null;
  // Hunk bodies are skipped by their announced length: a body line may itself look like a header.
  let bodyLeft = 0;
  for (const line of diff.split("\n")) {
    if (bodyLeft > 0) {
      if (!line.startsWith("\\")) bodyLeft -= 1;
      continue;
    }
    if (line.startsWith("+++ ")) {
      const name = unquotePath(line.slice(4).replace(/\t$/, ""));
      lines = name === "/dev/null" ? null : new Set();
      if (lines) changed.set(name.slice(2), lines);
      continue;
    }
    const hunk = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line);
    if (hunk === null) continue;
    const [, removed = "1", start, added = "1"] = hunk;
    bodyLeft = Number(removed) + Number(added);
    for (let offset = 0; offset < Number(added); offset += 1) lines?.add(Number(start) + offset);
  }
  return changed;
}
