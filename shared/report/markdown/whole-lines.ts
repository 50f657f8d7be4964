/**
 * The longest beginning of Markdown made of whole lines for which `fits` holds, with an open code fence and open `<details>`
 * closed again. A cut inside a line could end a code span early and bring outside text to life, so a line goes as a whole.
 */
export function cutToWholeLines(source: string, fits: (text: string) => boolean): string {
  const lines = source.split("\n");
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(closed(lines.slice(0, middle)))) low = middle;
    else high = middle - 1;
  }
  return closed(lines.slice(0, low));
}

/** Joins `lines` and closes what they leave open. A fence is closed by a line equal to its backticks, see escape/markdown.ts. */
function closed(lines: readonly string[]): string {
  let fence: string | null = null;
  let details = 0;
  for (const line of lines) {
    if (fence !== null) {
      if (line === fence) fence = null;
      continue;
    }
    fence = /^(`{3,})[^`]*$/u.exec(line)?.[1] ?? null; // inline code can begin with as many, but has more behind
    if (line.startsWith("<details>")) details += 1;
    if (line === "</details>") details -= 1;
  }
  const ends = [...(fence === null ? [] : [fence]), ...Array.from({ length: details }, () => "\n</details>")];
  return [...lines, ...ends].join("\n");
}
