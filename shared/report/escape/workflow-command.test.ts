import * as toolkit from "@actions/core";
import { describe, expect, it, jest } from "@jest/globals";
import fc from "fast-check";
import { hostileText } from "../testing/hostile-text.js";
import { commandData, commandProperty, logLines, maskCommand, workflowCommand } from "./workflow-command.js";

/** What the runner does with a line of output: it trims the line's beginning and looks for either form of a command. */
function isObeyed(line: string): boolean {
  return line.trimStart().startsWith("::") || line.includes("##[");
}

describe("a workflow command", () => {
  it("keeps a message of several lines and its percent signs", () => {
    expect(commandData("100%\nof it")).toBe("100%25%0Aof it");
  });

  it("cannot be left by a property's text", () => {
    expect(commandProperty("a,line=1::b\nc%")).toBe("a%2Cline=1%3A%3Ab\\nc%25");
  });

  it("is one line with its properties", () => {
    expect(workflowCommand("error", { file: "a:b.ts", line: 3 }, "x\n::y")).toBe("::error file=a%3Ab.ts,line=3::x%0A::y");
    expect(workflowCommand("endgroup", {}, "")).toBe("::endgroup::");
  });

  it("is decoded to exactly one command with these properties, whatever the texts", () => {
    fc.assert(fc.property(hostileText, hostileText, (title, message) => {
      const line = workflowCommand("error", { file: "f", title }, message);
      expect(line).not.toMatch(/[\r\n]/u);
      expect(line).not.toContain("##[");
      const [, properties = "", data] = /^::error (.*?)::(.*)$/u.exec(line) ?? [];
      expect(properties.split(",").map((property) => property.split("=")[0])).toEqual(["file", "title"]);
      expect(data).toBe(commandData(message));
    }));
  });
});

describe("the mask of a secret", () => {
  it("is the command that the toolkit gives, to the last character", () => {
    let written = "";
    const stdout = jest.spyOn(process.stdout, "write").mockImplementation((text) => {
      written += String(text);
      return true;
    });
    try {
      fc.assert(fc.property(hostileText, (secret) => {
        written = "";
        toolkit.setSecret(secret);
        return written === `${maskCommand(secret)}\n`;
      }));
    } finally {
      stdout.mockRestore();
    }
  });
});

describe("text in the runner's log", () => {
  it("is not taken for a command in either form", () => {
    expect(logLines("::set-output name=x::1\r\n \t::error::\r##[group]y\ntests/a.py::test_b")).toEqual([
      "\\::set-output name=x::1", " \t\\::error::", "##\\[group]y", "tests/a.py::test_b",
    ]);
  });

  it("is never obeyed, whatever the text", () => {
    fc.assert(fc.property(hostileText, (text) => {
      for (const line of logLines(text)) {
        expect(line).not.toMatch(/[\r\n\u0085]/u);
        expect(isObeyed(line)).toBe(false);
      }
    }));
  });
});
