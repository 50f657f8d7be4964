import fc from "fast-check";

/** What happens to each line of a file: it stays, it is new, or it goes. */
export type Edit = "keep" | "add" | "delete";

/** Edits of a small file. */
export const edits: fc.Arbitrary<readonly Edit[]> = fc.array(fc.constantFrom<Edit>("keep", "keep", "keep", "add", "delete"), { maxLength: 40 });

/** Which edits stand in one hunk: changed ones, and those at most `context` lines away from one. */
function shown(list: readonly Edit[], context: number): boolean[] {
  return list.map((_, index) => list.slice(Math.max(0, index - context), index + context + 1).some((near) => near !== "keep"));
}

/** A unified diff of such edits, as diff writes it with so many lines of context. Lines look like headers where they can. */
export function patchOf(list: readonly Edit[], context: number): string {
  const visible = shown(list, context);
  const hunks: string[] = [];
  let [oldLine, newLine] = [1, 1];
  for (let index = 0; index < list.length; index += 1) {
    if (visible[index] === true) {
      const end = visible.indexOf(false, index);
      const part = list.slice(index, end === -1 ? undefined : end);
      const [oldCount, newCount] = [part.filter((edit) => edit !== "add").length, part.filter((edit) => edit !== "delete").length];
      const range = (line: number, count: number): string => (count === 1 ? String(line) : `${count === 0 ? line - 1 : line},${count}`);
      hunks.push(`@@ -${range(oldLine, oldCount)} +${range(newLine, newCount)} @@ section`);
      hunks.push(...part.map((edit) => ({ keep: " @@ -1 +1 @@", add: "+++ b/other", delete: "--- a/other" })[edit]));
      [oldLine, newLine, index] = [oldLine + oldCount, newLine + newCount, index + part.length - 1];
    } else {
      [oldLine, newLine] = [oldLine + 1, newLine + 1];
    }
  }
  return hunks.join("\n");
}

/** The lines of the new version that were added. */
export function addedLines(list: readonly Edit[]): number[] {
  const after = list.filter((edit) => edit !== "delete");
  return after.flatMap((edit, index) => (edit === "add" ? [index + 1] : []));
}

/** The lines of the new version that a diff with so many lines of context shows. */
export function shownLines(list: readonly Edit[], context: number): number[] {
  const visible = shown(list, context);
  const after = list.flatMap((edit, index) => (edit === "delete" ? [] : [visible[index] === true]));
  return after.flatMap((seen, index) => (seen ? [index + 1] : []));
}
