import { readFile, readdir } from "node:fs/promises";
import path from "node:path";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { execute } from "../../action/exec.js";
import { parseGoProfile } from "../../coverage/go-profile.js";
import { readJUnit } from "../../junit/read.js";
import type { GroupShare } from "../adapter.js";
import { outcomes, project, runShare, suitePolicy, wholeShare, type Ran } from "../testing/project.js";
import { goTestAdapter } from "./adapter.js";
import { testsOfGoSource } from "./go-source.js";

const suite = suitePolicy({ runner: "go-test" });

beforeAll(async () => {
  await execute("go", ["version"]).catch(() => { throw new Error("these tests need Go 1.20 or later: https://go.dev/dl"); });
});

/** Covered and all statements of every profile of some runs, merged as the coverage gate merges them. */
async function statements(...runs: readonly Ran[]): Promise<[number, number]> {
  const blocks = new Map<string, { weight: number; hits: number }>();
  for (const { coverageFolder } of runs) {
    for (const name of await readdir(coverageFolder)) {
      for (const file of parseGoProfile(name, await readFile(path.join(coverageFolder, name))).files) {
        for (const { span, weight, hits } of file.statements) {
          const key = `${file.path} ${JSON.stringify(span)}`;
          blocks.set(key, { weight, hits: hits + (blocks.get(key)?.hits ?? 0) });
        }
      }
    }
  }
  const sum = (list: { weight: number }[]): number => list.reduce((total, { weight }) => total + weight, 0);
  return [sum([...blocks.values()].filter(({ hits }) => hits > 0)), sum([...blocks.values()])];
}

const LEDGER = "example.com/ledger";
const STACK = "example.com/ledger/stack";

describe("the go test adapter", () => {
  it("lists tests, examples with output and fuzz tests of each package, and packages without tests", async () => {
    const { context } = await project("go-project");
    const { items, untested } = await goTestAdapter.discover(suite, context);
    expect(items.map(({ id, group, unit }) => ({ id, group, own: unit === id }))).toEqual([
      ...["TestBalance", "TestSign", "TestBank", "ExampleSign", "FuzzBalance"].map((name) => ({ id: `${LEDGER}::${name}`, group: LEDGER, own: true })),
      ...["TestPopTakesWhatWasPushed", "TestPopOfAnEmptyStackIsZero"].map((name) => ({ id: `${STACK}::${name}`, group: STACK, own: true })),
    ]);
    expect(untested).toEqual(["example.com/ledger/untested"]);
  });

  it("runs packages, and reports tests and subtests, durations, JUnit and statements of packages without tests too", async () => {
    const made = await project("go-project");
    const ran = await runShare(goTestAdapter, wholeShare(suite, await goTestAdapter.discover(suite, made.context)), made);
    expect(outcomes(ran)).toEqual([
      [`${STACK}::TestPopOfAnEmptyStackIsZero`, "passed"], [`${STACK}::TestPopTakesWhatWasPushed`, "passed"],
      [`${LEDGER}::ExampleSign`, "passed"], [`${LEDGER}::FuzzBalance`, "passed"], [`${LEDGER}::FuzzBalance/seed#0`, "passed"],
      [`${LEDGER}::TestBalance`, "passed"], [`${LEDGER}::TestBalance/none`, "passed"], [`${LEDGER}::TestBalance/two`, "passed"],
      [`${LEDGER}::TestBank`, "skipped"], [`${LEDGER}::TestSign`, "passed"],
    ]);
    expect({ exitCode: ran.exitCode, signal: ran.signal, problems: ran.problems, coverage: ran.coverage }).toEqual({ exitCode: 0, signal: null, problems: [], coverage: "go test -cover" });
    expect(ran.tests.find(({ status }) => status === "skipped")?.message).toBe("ledger_test.go:25: no bank in tests");
    expect(new Set(ran.tests.map(({ item }) => item)).size).toBe(7);
    expect(ran.items.map(({ id }) => id).sort()).toEqual([...new Set(ran.tests.map(({ item }) => item))].sort());
    expect(ran.items.find(({ id }) => id.endsWith("TestBank"))?.seconds).toBe(0);
    expect(ran.progress.at(-1)).toEqual([7, 7]);
    expect(made.lines).toContain("--- PASS: TestSign (0.00s)");
    expect(await statements(ran)).toEqual([13, 14]);
    const report = readJUnit(await readFile(ran.junit, "utf8"), "junit.xml");
    expect(report.map(({ name, cases }) => [name, cases.length]).sort()).toEqual([[`unit: ${LEDGER}`, 8], [`unit: ${STACK}`, 2]]);
  });

  it("runs a package in pieces whose statements come to the package's own total", async () => {
    const made = await project("go-project");
    const { items } = await goTestAdapter.discover(suite, made.context);
    const ids = items.filter(({ group }) => group === LEDGER).map(({ id }) => id);
    const listed = [`${LEDGER}::TestSign`, `${LEDGER}::FuzzBalance`];
    const rest = ids.filter((id) => !listed.includes(id));
    const piece = (share: Pick<GroupShare, "items" | "elsewhere" | "takesRest">) => runShare(goTestAdapter, { suite, untested: [], groups: [{ group: LEDGER, ...share }] }, made);
    const named = await piece({ items: listed, elsewhere: rest, takesRest: false });
    expect(new Set(named.tests.map(({ item }) => item))).toEqual(new Set(listed));
    const others = await piece({ items: rest, elsewhere: listed, takesRest: true });
    expect(new Set(others.tests.map(({ item }) => item))).toEqual(new Set(rest));
    expect(await statements(named, others)).toEqual([7, 7]);
  });

  it("reports failed tests with what they printed", async () => {
    const made = await project("go-project");
    await made.write({ "stack/more_test.go": "package stack\n\nimport \"testing\"\n\nfunc TestFails(t *testing.T) { t.Run(\"part\", func(t *testing.T) { t.Error(\"no \\x1b[31mcolour\") }) }\n\nfunc TestPanics(t *testing.T) { panic(\"stop\") }\n" });
    const ran = await runShare(goTestAdapter, wholeShare(suite, await goTestAdapter.discover(suite, made.context)), made);
    expect(outcomes(ran).filter(([, status]) => status === "failed").map(([id]) => id)).toEqual([`${STACK}::TestFails`, `${STACK}::TestFails/part`, `${STACK}::TestPanics`]);
    expect(ran.tests.find(({ id }) => id.endsWith("/part"))?.message).toContain("more_test.go:5: no");
    expect({ exitCode: ran.exitCode, problems: ran.problems }).toEqual({ exitCode: 1, problems: [] });
  });

  it("names packages that do not build, with the line, and packages that fail outside of their tests", async () => {
    const made = await project("go-project");
    const share = wholeShare(suite, await goTestAdapter.discover(suite, made.context));
    await made.write({
      "stack/stack_test.go": "package stack\n\nimport \"testing\"\n\nfunc TestPopTakesWhatWasPushed(t *testing.T) { undefined() }\n",
      "main_test.go": "package ledger\n\nimport (\"os\"; \"testing\")\n\nfunc TestMain(m *testing.M) { m.Run(); println(\"no database\"); os.Exit(3) }\n",
    });
    const ran = await runShare(goTestAdapter, share, made);
    expect([...ran.problems].sort()).toEqual([
      expect.stringMatching(/^example\.com\/ledger failed outside of its tests: /),
      "example.com/ledger/stack could not be built: stack/stack_test.go:5:48: undefined: undefined",
    ]);
    expect(ran.exitCode).toBe(1);
  });

  it("takes packages, build tags and environment from the policy, and keeps packages whole where it chooses tests by name", async () => {
    const made = await project("go-project");
    await made.write({ "stack/tagged_test.go": "//go:build nightly\n\npackage stack\n\nimport (\"os\"; \"testing\")\n\nfunc TestNightly(t *testing.T) { if os.Getenv(\"NIGHT\") != \"dark\" { t.Fail() } }\n" });
    const own = suitePolicy({ runner: "go-test", command: ["go"], arguments: ["./stack", "-tags=nightly", "-run=Nightly|Zero", "-short", "-coverpkg=example.com/none"], environment: new Map([["NIGHT", "dark"]]) });
    const discovery = await goTestAdapter.discover(own, made.context);
    expect(discovery.items.map(({ id, unit }) => [id, unit])).toEqual(["TestNightly", "TestPopTakesWhatWasPushed", "TestPopOfAnEmptyStackIsZero"].map((name) => [`${STACK}::${name}`, STACK]));
    const ran = await runShare(goTestAdapter, wholeShare(own, discovery), made);
    expect(made.lines.some((line) => line.startsWith("warning: no packages being tested"))).toBe(true);
    expect(outcomes(ran)).toEqual([[`${STACK}::TestNightly`, "passed"], [`${STACK}::TestPopOfAnEmptyStackIsZero`, "passed"]]);
  });

  it.each([["go1.19.13", false], ["go1.20", true], ["go2.0", true], ["devel go1.27-abc", true]])("with %s may cut packages: %s", async (version, mayCut) => {
    const { context } = await project("go-project");
    const exec: typeof context.exec = async (file, args, options) => {
      const execution = await context.exec(file, args, options);
      return args.includes("GOVERSION") ? { ...execution, stdout: `${version}\n` } : execution;
    };
    const { items } = await goTestAdapter.discover(suite, { ...context, exec });
    expect(items.every(({ id, group, unit }) => unit === (mayCut ? id : group))).toBe(true);
  });

  it("lists every module of a workspace", async () => {
    const made = await project(null);
    await made.write(Object.fromEntries(["a", "b"].flatMap((name) => [
      [`${name}/go.mod`, `module example.com/${name}\n\ngo 1.20\n`],
      [`${name}/x_test.go`, `package x\n\nimport "testing"\n\nfunc Test${name.toUpperCase()}(t *testing.T) {}\n`],
    ])));
    await made.write({ "go.work": "go 1.20\n\nuse (\n\t./a\n\t./b\n)\n" });
    const discovery = await goTestAdapter.discover(suite, made.context);
    expect(discovery.items.map(({ id }) => id).sort()).toEqual(["example.com/a::TestA", "example.com/b::TestB"]);
    expect((await runShare(goTestAdapter, wholeShare(suite, discovery), made)).tests).toHaveLength(2);
  });

  it("says in one line and with the place what keeps go from listing packages", async () => {
    const made = await project("go-project");
    await made.write({ "stack/broken.go": "package stack\n\nimport \"no.such/thing\"\n\nfunc (" });
    await expect(goTestAdapter.discover(suite, made.context)).rejects.toThrow(/^suite unit: go could not list the packages \(exit code 1\): .*stack\/broken\.go:\d+:\d+/);
  });

  it("finds exactly the tests that go itself lists in packages of the standard library", async () => {
    const packages = ["strings", "text/template", "encoding/json", "sort", "container/list"];
    const root = (await execute("go", ["env", "GOROOT"])).stdout.trim();
    for (const name of packages) {
      const folder = path.join(root, "src", name);
      const { stdout } = await execute("go", ["list", "-f", "{{range .TestGoFiles}}{{.}}\n{{end}}{{range .XTestGoFiles}}{{.}}\n{{end}}", name]);
      const sources = await Promise.all(stdout.trim().split("\n").map(async (file) => readFile(path.join(folder, file), "utf8")));
      const listed = (await execute("go", ["test", "-list", "^(Test|Example|Fuzz)", name])).stdout.split("\n").filter((line) => /^\w+$/.test(line) && line !== "ok");
      expect([name, [...new Set(sources.flatMap(testsOfGoSource))].sort()]).toEqual([name, listed.sort()]);
      expect(listed.length).toBeGreaterThan(3);
    }
  }, 300_000);
});

describe("finding Go tests in a repository", () => {
  it.each([
    [{ "go.mod": "", "a/b_test.go": "" }, "go.mod"],
    [{ "go.work": "", "a/b_test.go": "" }, "go.work"],
    [{ "go.mod": "", "a/b.go": "" }, null],
    [{ "a/b_test.go": "" }, null],
  ])("%j is %s", async (files, evidence) => {
    const made = await project(null);
    await made.write(files);
    expect(await goTestAdapter.detect(made.folder)).toBe(evidence);
  });
});
