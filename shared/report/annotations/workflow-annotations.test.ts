import { describe, expect, it } from "@jest/globals";
import type { Annotation } from "./annotation.js";
import { workflowAnnotations } from "./workflow-annotations.js";

function list(level: Annotation["level"], count: number): Annotation[] {
  return Array.from({ length: count }, (_, index) => ({ level, file: "src/a.ts", line: index + 1, endLine: index + 1, title: "Not covered", message: "never runs" }));
}

describe("annotations by workflow command", () => {
  it("name file, lines and columns, and cannot be broken by their text", () => {
    const one: Annotation = { level: "failure", file: "src/a,b.ts", line: 3, endLine: 3, column: 5, endColumn: 9, title: "a: b", message: "50 %\n::set-output name=x::y" };
    expect(workflowAnnotations([one, { ...one, endColumn: undefined }, { ...one, endLine: 4 }]).commands).toEqual([
      "::error file=src/a%2Cb.ts,line=3,endLine=3,col=5,endColumn=9,title=a%3A b::50 %25%0A::set-output name=x::y",
      "::error file=src/a%2Cb.ts,line=3,endLine=3,col=5,title=a%3A b::50 %25%0A::set-output name=x::y",
      "::error file=src/a%2Cb.ts,line=3,endLine=4,title=a%3A b::50 %25%0A::set-output name=x::y",
    ]);
  });

  it("that all fit leave nothing to say", () => {
    expect(workflowAnnotations([...list("failure", 10), ...list("warning", 10), ...list("notice", 10)])).toMatchObject({ leftOff: 0, sentence: null });
  });

  it("beyond ten of a level are left off, the first ones stay, and the number is stated", () => {
    const { commands, leftOff, sentence } = workflowAnnotations([...list("failure", 12), ...list("warning", 2)]);
    expect(commands).toHaveLength(12);
    expect(commands.at(9)).toContain("line=10,");
    expect(commands.at(10)).toContain("::warning ");
    expect(leftOff).toBe(2);
    expect(sentence).toMatchInlineSnapshot(`"2 of 14 annotations are left off: GitHub keeps 10 errors, 10 warnings and 10 notices per step and 50 per job."`);
  });

  it("leave off what an earlier step of the job already used", () => {
    const { commands, sentence } = workflowAnnotations(list("notice", 3), { failure: 10, warning: 10, notice: 10, job: 2 });
    expect(commands).toHaveLength(2);
    expect(sentence).toContain("1 of 3 annotations is left off");
  });

  it("clip a message that the runner would cut", () => {
    const [command = ""] = workflowAnnotations([{ ...list("notice", 1)[0]!, message: "x".repeat(9000) }]).commands;
    expect(command.endsWith("x…")).toBe(true);
    expect(command.length).toBeLessThan(4100);
  });
});
