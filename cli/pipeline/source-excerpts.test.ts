import { describe, expect, it } from "@jest/globals";
import { mkdir, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { useTemporaryFolder } from "../../tests/support/temporary-folder.js";
import { withExcerpts } from "./source-excerpts.js";

describe("the source of an uncovered place", () => {
  const folder = useTemporaryFolder();
  const place = (line: number, endLine = line, file = "src/a.ts"): { file: string; line: number; endLine: number; text: string } => ({ file, line, endLine, text: "never ran" });
  const write = async (text: string): Promise<void> => {
    await mkdir(path.join(folder(), "src"), { recursive: true });
    await writeFile(path.join(folder(), "src/a.ts"), text);
  };

  it("is shown with one line more on either side, as far as the file goes", async () => {
    await write("one\r\ntwo\nthree\nfour");
    const [first, middle, last] = await withExcerpts([place(1), place(2, 3), place(4)], folder());
    expect(first?.excerpt).toEqual({ firstLine: 1, lines: ["one", "two"] });
    expect(middle?.excerpt).toEqual({ firstLine: 1, lines: ["one", "two", "three", "four"] });
    expect(last?.excerpt).toEqual({ firstLine: 3, lines: ["three", "four"] });
  });

  it("is cut where it would fill the page", async () => {
    await write(`${"x".repeat(1000)}\n`.repeat(50));
    const [long] = await withExcerpts([place(10, 40)], folder());
    expect(long?.excerpt?.lines).toEqual(Array.from({ length: 8 }, () => "x".repeat(300)));
    const many = await withExcerpts(Array.from({ length: 201 }, () => place(1)), folder());
    expect(many.map(({ excerpt }) => excerpt !== undefined)).toEqual([...Array.from({ length: 200 }, () => true), false]);
  });

  it("is left out for a file that is gone, too short, huge, or outside of the repository", async () => {
    await write("one\n");
    await writeFile(path.join(folder(), "src/large.ts"), "x\n".repeat(600_000));
    await symlink("/etc/hostname", path.join(folder(), "src/link.ts"));
    const places = [place(1, 1, "src/gone.ts"), place(9), place(1, 1, "src/large.ts"), place(1, 1, "src/link.ts"), place(1, 1, "../outside.ts")];
    expect(await withExcerpts(places, folder())).toEqual(places);
  });
});
