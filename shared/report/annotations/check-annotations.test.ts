import { describe, expect, it } from "@jest/globals";
import type { Annotation } from "./annotation.js";
import { checkAnnotationBatches } from "./check-annotations.js";

const ONE: Annotation = { level: "warning", file: "src/a.ts", line: 3, endLine: 3, column: 5, endColumn: 9, title: "Not\ncovered", message: "never\nruns\u001B[0m" };

describe("annotations for a check run", () => {
  it("have the API's fields and no invisible characters", () => {
    expect(checkAnnotationBatches([ONE])).toEqual([[{
      path: "src/a.ts", start_line: 3, end_line: 3, start_column: 5, end_column: 9, annotation_level: "warning", title: "Not\\ncovered", message: "never\nruns\\x1b[0m",
    }]]);
  });

  it("carry columns only for a single line, as the API demands", () => {
    const [batch = []] = checkAnnotationBatches([{ ...ONE, endLine: 4 }, { ...ONE, column: undefined }, { ...ONE, endColumn: undefined }]);
    expect(batch.map(({ start_column, end_column }) => [start_column, end_column])).toEqual([[undefined, undefined], [undefined, undefined], [5, undefined]]);
  });

  it("go in requests of at most fifty: 51 make two", () => {
    expect(checkAnnotationBatches(Array.from({ length: 51 }, () => ONE)).map((batch) => batch.length)).toEqual([50, 1]);
    expect(checkAnnotationBatches([])).toEqual([]);
  });

  it("are clipped to the API's limits", () => {
    const [[one] = []] = checkAnnotationBatches([{ ...ONE, title: "t".repeat(300), message: "😀".repeat(20_000) }]);
    expect(one?.title).toHaveLength(255);
    expect(Buffer.byteLength(one?.message ?? "")).toBeLessThan(64 * 1024);
  });
});
