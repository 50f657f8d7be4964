import { describe, expect, it } from "@jest/globals";
import { condition } from "../../../shared/policy/sections/checklist/condition.js";
import { requirement } from "../../../shared/policy/sections/checklist/requirement.js";
import { conditionSentence } from "./condition-words.js";
import { requirementSentence } from "./requirement-words.js";
import { sentenceLines, type Sentence } from "./sentence.js";

const lines = (sentence: Sentence): string => sentenceLines(sentence).map(({ depth, text }) => `${"  ".repeat(depth)}${text}`).join("\n");

describe("a condition in words", () => {
  it.each<[unknown, string, string]>([
    [{ files: { any: ["db/**", "sql/**"] } }, "a changed file matches db/** or sql/**", "no changed file matches db/** or sql/**"],
    [{ files: { all: ["docs/**"], "renamed-from": false } }, "every changed file matches docs/**, the former paths of moved files aside", "a changed file does not match docs/**, the former paths of moved files aside"],
    [{ label: { any: ["size/XL", "urgent", "x*"] } }, "a label matches size/XL, urgent or x*", "no label matches size/XL, urgent or x*"],
    [{ author: { in: ["bots", "@octocat"] } }, "the author is one of bots or @octocat", "the author is not one of bots or @octocat"],
    [{ base: { any: ["main"] } }, "the branch that the change goes into matches main", "the branch that the change goes into does not match main"],
    [{ head: { any: ["fix/*"] } }, "the branch that the change comes from matches fix/*", "the branch that the change comes from does not match fix/*"],
    [{ draft: true }, "it is a draft", "it is no draft"],
    [{ title: { pattern: "^feat" } }, "the title matches the pattern ^feat", "the title does not match the pattern ^feat"],
    [{ size: { "files-over": 30 } }, "it changes more than 30 files", "it changes at most 30 files"],
    [{ size: { "lines-over": 1 } }, "it changes more than 1 line", "it changes at most 1 line"],
    [{ "policy-changed": true }, "it changes the rules: the policy, CODEOWNERS, a workflow, an action or a template", "it does not change the rules"],
  ])("says of %j both that it holds and that it does not", (written, yes, no) => {
    expect(lines(conditionSentence(condition.check(written, [])))).toBe(yes);
    expect(lines(conditionSentence(condition.check({ not: written }, [])))).toBe(no);
    expect(lines(conditionSentence(condition.check({ not: { not: written } }, [])))).toBe(yes);
  });

  it("says what is joined in a list, without a list of one in it, nor one of the same kind", () => {
    const bots = { author: { in: ["bots"] } };
    const large = { size: { "files-over": 30, "lines-over": 800 } };
    expect(lines(conditionSentence(condition.check({ any: [{ draft: true }, large] }, [])))).toBe("any of these:\n  it is a draft\n  it changes more than 30 files\n  it changes more than 800 lines");
    expect(lines(conditionSentence(condition.check({ all: [{ not: bots }, large] }, [])))).toBe("all of these:\n  the author is not one of bots\n  either of these:\n    it changes more than 30 files\n    it changes more than 800 lines");
    expect(lines(conditionSentence(condition.check({ not: { any: [bots, { draft: true }] } }, [])))).toBe("all of these:\n  the author is not one of bots\n  it is no draft");
    expect(lines(conditionSentence(condition.check({ not: { files: { any: ["a"], all: ["b"] } } }, [])))).toBe("either of these:\n  no changed file matches a\n  a changed file does not match b");
    expect(lines(conditionSentence(condition.check({ all: [{ draft: false }] }, [])))).toBe("it is no draft");
  });
});

describe("a requirement in words", () => {
  it.each<[unknown, string]>([
    [{ issue: {} }, "1 open issue at least, linked by a closing keyword, in the sidebar or by a tracker's key"],
    [{ issue: { via: ["sidebar"], state: "any", count: 2 } }, "2 issues at least, linked in the sidebar"],
    [{ findings: { reports: ["reports/*.sarif"] } }, "analysers found at most 0 errors and 0 warnings in the added or edited lines, by 1 report at least that matches reports/*.sarif"],
    [{ findings: { reports: ["a", "b"], filter: "all", limits: { error: 1, warning: null }, "min-reports": 2, forks: "accept" } }, "analysers found at most 1 error anywhere, by 2 reports at least that match a or b, even of a fork's own run"],
    [{ findings: { reports: ["a"], limits: { error: null, warning: null } } }, "no report of an analyser is broken, by 1 report at least that matches a"],
    [{ check: { name: "plimsoll / verdict" } }, 'the check "plimsoll / verdict" by github-actions came to success'],
    [{ check: { name: "build", workflow: "CI", conclusion: ["success", "skipped"] } }, 'the check "build" by github-actions in the workflow "CI" came to success or skipped'],
    [{ check: { name: "ci/x", app: null } }, 'the commit status "ci/x" came to success'],
    [{ title: { conventional: true, longest: 100 } }, "the title is a conventional commit's and has at most 100 characters"],
    [{ title: { conventional: true, types: ["feat", "fix"], pattern: "x" } }, "the title is a conventional commit's of type feat or fix and matches the pattern x"],
    [{ title: { pattern: "ORD-[0-9]+" } }, "the title matches the pattern ORD-[0-9]+"],
    [{ commits: { conventional: true, "signed-off": true, "verified-signature": true } }, "every commit is a conventional commit, is signed off by its author and has a signature that GitHub verified"],
    [{ commits: { pattern: "ORD-[0-9]+", "longest-subject": 72, merges: "refuse" } }, "every commit has a message that matches the pattern ORD-[0-9]+, has a first line of at most 72 characters and is no merge"],
    [{ reviews: {} }, "1 approval at least by anyone with the role write or a higher one, of the current head; never the author's or a bot's"],
    [{ reviews: { count: 2, from: ["dba", "@bea"], paths: ["db/**"], stale: "never", contributors: "refuse" } }, "2 approvals at least by dba or @bea, where files are changed that match db/**, whatever is pushed later; never the author's, a committer's or a bot's"],
    [{ reviews: { from: ["codeowners"], stale: "owned-files" } }, "of each set of owners that CODEOWNERS names 1 approval at least of their files, of files that nobody owns by anyone with the role write or a higher one, as long as those files stay as they were approved; never the author's or a bot's"],
    [{ reviews: { from: ["codeowners", "dba"] } }, "of each set of owners that CODEOWNERS names 1 approval at least of their files, of files that nobody owns by dba, of the current head; never the author's or a bot's"],
    [{ reviews: { count: 2, from: ["codeowners"] } }, "2 approvals at least, and of each set of owners that CODEOWNERS names 1 approval at least of their files, of files that nobody owns by anyone with the role write or a higher one, of the current head; never the author's or a bot's"],
    [{ section: { heading: "Why", "min-characters": 20, not: ["tbd"] } }, 'below "Why" the description says something in 20 visible characters at least, other than tbd or the template\'s own words'],
    [{ section: { heading: "Why", not: [], "must-differ-from-template": false } }, 'below "Why" the description says something in 1 visible character at least'],
    [{ tick: { key: "documented", by: "author" } }, 'the box "documented" of the description is ticked by the author, not by the template'],
    [{ tick: { key: "tried", "must-differ-from-template": false, removable: true, evidence: { heading: "Tried", any: ["link", "image", "code"] } } }, 'the box "tried" of the description is ticked, and a link, an image or code below "Tried" shows it, or its line is taken away'],
    [{ "tick-group": { heading: "Kind" } }, 'of the boxes below "Kind" 1 at least are ticked, not just those that the template ships ticked'],
    [{ "tick-group": { heading: "Kind", min: 1, max: 1, "must-differ-from-template": false } }, 'of the boxes below "Kind" 1 are ticked'],
    [{ "tick-group": { heading: "Kind", min: 1, max: 3, "must-differ-from-template": false } }, 'of the boxes below "Kind" 1 to 3 are ticked'],
    [{ size: { files: 30, lines: 400, ignore: ["*.lock"] } }, "at most 30 files and 400 lines are changed, not counting *.lock"],
    [{ size: { lines: 400 } }, "at most 400 lines are changed"],
    [{ size: { files: 1 } }, "at most 1 file is changed"],
    [{ design: {} }, "the description links a design that covers the change and is approved"],
    [{ record: { gate: "fvt", verdict: ["pass", "not-applicable"], "max-age": "3h", forks: "accept" } }, "the gate fvt said pass or not-applicable of the head, at most 3 h 00 min ago, even of a fork's own run"],
    [{ all: [{ design: {} }, { any: [{ record: { gate: "fvt" } }, { size: { lines: 9 } }] }] }, "all of these:\n  the description links a design that covers the change and is approved\n  either of these:\n    the gate fvt said pass of the head\n    at most 9 lines are changed"],
  ])("says of %j what has to hold", (written, words) => {
    expect(lines(requirementSentence(requirement.check(written, [])))).toBe(words);
  });
});
