import { describe, expect, it } from "@jest/globals";
import { environmentOf } from "../action/environment.js";
import { terminalLog, type TerminalLog } from "./terminal-log.js";

function logOn(kind: "terminal" | "pipe", options: { readonly verbose?: boolean; readonly values?: Readonly<Record<string, string>> } = {}): TerminalLog & { readonly written: () => string } {
  let written = "";
  const sink = { write: (text: string): void => { written += text; }, isTTY: kind === "terminal", columns: 60 };
  const log = terminalLog(sink, { verbose: options.verbose === true, environment: environmentOf(options.values ?? {}) });
  return { ...log, written: () => written };
}

/** What a person sees after the terminal obeyed carriage returns and erased lines. */
function seen(written: string): string {
  return written.split("\n").map((line) => line.split("\r\u001B[2K").at(-1)).join("\n");
}

describe("the log of a terminal", () => {
  it("writes plain lines, in which nothing from outside is obeyed", () => {
    const { log, written } = logOn("pipe");
    log.info("one\ntwo\u001B[31m");
    log.warning("three\rfour");
    log.debug("hidden");
    for (const never of ["\u001B", "\r", "hidden"]) expect(written()).not.toContain(never);
    expect(written()).toMatch(/^one\ntwo.+\nwarning: three/);
  });

  it("shows details only when they are asked for", () => {
    const { log, written } = logOn("pipe", { verbose: true });
    log.debug("detail\nmore");
    expect(written()).toBe("· detail\n· more\n");
  });

  it("marks warnings and details by colour where there is some", () => {
    const { log, written } = logOn("terminal", { verbose: true });
    log.warning("careful");
    log.debug("detail");
    expect(written()).toBe("\u001B[33mwarning: \u001B[39mcareful\n\u001B[2m· \u001B[22mdetail\n");
  });

  it("breaks a long warning between words in a terminal, and keeps its one line in a pipe", () => {
    const text = "line 2 of CODEOWNERS is skipped, as on GitHub: brackets are no range here";
    const [terminal, pipe] = [logOn("terminal", { values: { NO_COLOR: "1" } }), logOn("pipe")];
    for (const { log } of [terminal, pipe]) log.warning(text);
    expect(terminal.written()).toBe("warning: line 2 of CODEOWNERS is skipped, as on GitHub:\n         brackets are no range here\n");
    expect(pipe.written()).toBe(`warning: ${text}\n`);
  });

  it("keeps one progress line below what it says meanwhile", () => {
    const { log, written, finish } = logOn("terminal");
    log.progress("running", 1, 4);
    log.info("said meanwhile");
    log.progress("running", 2, 4);
    log.progress("running", 4, 4);
    finish();
    log.info("said afterwards");
    expect(seen(written())).toMatch(/^said meanwhile\nrunning {2}4 of 4 {2}100 %\nsaid afterwards\n$/);
  });

  it.each([[3, 4], [3, 0]])("takes a progress line away that stopped at %d of %d", (done, total) => {
    const { log, written, finish } = logOn("terminal");
    log.progress("running", done, total);
    finish();
    expect(seen(`${written()}plimsoll: wrong input`)).toBe("plimsoll: wrong input");
  });

  it.each([["pipe", {}], ["terminal", { TERM: "dumb" }]] as const)("writes a line for each tenth of the work on a %s %j", (kind, values) => {
    const { log, written, finish } = logOn(kind, { values });
    for (let done = 0; done <= 1000; done += 1) log.progress("running", done, 1000);
    finish();
    expect(written().split("\n")).toHaveLength(12);
    for (const never of ["\u001B", "\r"]) expect(written()).not.toContain(never);
  });
});
