import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { IstanbulReader } from "./istanbul-reader.js";
import { parseIstanbul } from "./istanbul-report.js";
import { isRecount, recounted } from "./recount.js";
import { istanbulJson, rawRecord, type RawRecord, type RecordPlan } from "./testing/istanbul-records.js";
import { mergeParsed } from "./testing/merging.js";

function plan(hits: number, more: Partial<RecordPlan> = {}): RecordPlan {
  return {
    statements: [{ at: [1, 0, 1, 9], hits }, { at: [2, 0, 2, 9], hits: 0 }],
    functions: [{ name: "f", at: [1, 0, 3, 1], hits }],
    branches: [{ type: "if", at: [2, 0, 2, 9], arms: [{ at: [2, 0, 2, 9], hits }, { at: null, hits: 1 }] }],
    ...more,
  };
}

/** Which files of each report were read by their counters alone. */
function recounts(...contents: readonly string[]): boolean[][] {
  const reader = new IstanbulReader();
  return contents.map((content, index) => reader.read(`r${index}`, Buffer.from(content)).files.map(isRecount));
}

function both(...contents: readonly string[]) {
  const reader = new IstanbulReader();
  return {
    together: mergeParsed(contents.map((content, index) => reader.read(`r${index}`, Buffer.from(content)))),
    alone: mergeParsed(contents.map((content, index) => parseIstanbul(`r${index}`, content))),
  };
}

describe("reading the shards of one run", () => {
  it("parses a record once, and of the next shards only the counters", () => {
    const shards = [1, 0, 7].map((hits) => istanbulJson(rawRecord(plan(hits)), rawRecord(plan(hits, { path: "/repo/b.js" }))));
    expect(recounts(...shards)).toEqual([[false, false], [true, true], [true, true]]);
    const { together, alone } = both(...shards);
    expect(together).toEqual(alone);
    expect(together.files.get("/repo/b.js")!.functions[0]!.hits).toBe(8);
  });

  it("knows the layouts of istanbul's reporter, jest's V8 provider and pretty printers", () => {
    const record = (hits: number): RawRecord => rawRecord(plan(hits));
    const jest = (hits: number): string => {
      const { path, statementMap, s, branchMap, b, fnMap, f } = record(hits);
      return `{"${path}": ${JSON.stringify({ path, all: false, statementMap, s, branchMap, b, fnMap, f })}\n}\n`;
    };
    const oneFileALine = (hits: number): string => `{"/repo/src/a.js": ${JSON.stringify(record(hits))}\n,"b.js": ${JSON.stringify({ ...record(hits), path: "b.js" })}\n}\n`;
    expect(recounts(jest(1), jest(2))).toEqual([[false], [true]]);
    expect(recounts(oneFileALine(1), oneFileALine(2))).toEqual([[false, false], [true, true]]);
    const pretty = (hits: number): string => JSON.stringify({ "a.js": record(hits) }, null, 2);
    expect(recounts(pretty(1), pretty(2))).toEqual([[false], [false]]);
    expect(both(pretty(1), pretty(2)).together.problems).toEqual([]);
  });

  it("takes the hash of what was executed, which the others do not have", () => {
    const tail = (hits: number, hash?: string): string => istanbulJson(rawRecord(plan(hits, hash === undefined ? {} : { hash })));
    const quiet = istanbulJson(rawRecord({ statements: [{ at: [1, 0, 1, 9], hits: 0 }] }));
    expect(recounts(tail(0), tail(1, "x"), tail(0))).toEqual([[false], [true], [true]]);
    expect(both(tail(1), tail(1, "x"), tail(2, "y")).together.problems).toMatchObject([{ code: "source-edited", report: "r2" }]);
    expect(both(tail(1, "x"), tail(1, "y"), tail(1, "x")).together).toEqual(both(tail(1, "x"), tail(1, "y"), tail(1, "x")).alone);
    expect(both(quiet, tail(1, "x")).together).toEqual(both(quiet, tail(1, "x")).alone);
    expect(both(tail(1).replace(/\}\}$/u, ',"hash":5}}'), tail(1).replace(/\}\}$/u, ',"hash":6}}')).together.problems).toEqual([]);
  });

  it("leaves to JSON.parse whatever is not byte by byte as before", () => {
    const base = istanbulJson(rawRecord(plan(3)));
    const others = [
      base.replace('"s":{"0":3', '"s":{"0":-3'), base.replace('"s":{"0":3', '"s":{"0":3e2'), base.replace('"s":{"0":3', '"s":{ "0":3'), base.replace('"s":{"0":3', '"s":{"0" :3'),
      base.replace('"0":3,"1":0', '"1":0,"0":3'), base.replace('"f":{', '"F":{},"f":{'), base.replace('"line":2', '"line":3'), base.replace('"name":"f"', '"name":"g"'),
      base.replace('"b":{"0":[3,1]}', '"b":{"0":[3,1] }'), base.replace('"b":{"0":[3,1]}', '"b":{"0":[3 ,1]}'), base.replace('"b":{"0":[3,1]}', '"b":{"0": [3,1]}'),
    ];
    for (const other of others) {
      expect(other).not.toBe(base);
      expect(recounts(base, other)).toEqual([[false], [false]]);
      for (const order of [[base, other, base], [other, base, other]]) {
        const { together, alone } = both(...order);
        expect(together).toEqual(alone);
      }
    }
  });

  it.each([
    ["s", '"s":{', '"s":{"0":1,"1":1},"s":{'], ["s", '"s":{', '"\\u0073":{"0":1,"1":1},"s":{'],
    ["s.1", '"0":3,"1":0', '"0":3,"1":0,"1":1'], ["s.1", '"0":3,"1":0', '"0":3,"1":0,"\\u0031":1'],
    ["statementMap.0", '"statementMap":{', '"statementMap":{"0":{"start":{"line":9,"column":0}},'],
  ])("refuses a record that holds %s twice, of which JSON.parse would silently take the last", (key, once, twice) => {
    const base = istanbulJson(rawRecord(plan(3)));
    const damaged = base.replace(once, twice);
    const problem = { code: "malformed-report", file: "/repo/src/a.js", message: `record of /repo/src/a.js: ${key} is there twice` };
    const reader = new IstanbulReader();
    expect(reader.read("first", Buffer.from(damaged)).problems).toMatchObject([problem]);
    expect(reader.read("good", Buffer.from(base)).problems).toEqual([]);
    expect(reader.read("again", Buffer.from(damaged)).problems).toMatchObject([problem]);
  });

  it("learns no template from a record that spells a table's key with an escape", () => {
    const escaped = (hits: number): string => istanbulJson(rawRecord(plan(hits))).replace('"s":{', '"\\u0073":{');
    expect(recounts(escaped(1), escaped(2))).toEqual([[false], [false]]);
    expect(both(escaped(1), escaped(2)).together).toEqual(both(escaped(1), escaped(2)).alone);
  });

  it("clamps counters and their sum", () => {
    const huge = istanbulJson(rawRecord(plan(2 ** 60)));
    const { together, alone } = both(huge, huge, huge);
    expect(together).toEqual(alone);
    expect(together.files.get("/repo/src/a.js")!.statements[0]!.hits).toBe(Number.MAX_SAFE_INTEGER);
    expect(recounts(huge, huge)).toEqual([[false], [true]]);
  });

  it("merges V8's placeholders by their own rule, and remarks on V8's branches in every report", () => {
    const whole = [1, 0, 9, 0] as const;
    const placeholder = istanbulJson(rawRecord({ statements: [{ at: [1, 0, 1, 9], hits: 0 }], functions: [{ name: "(empty-report)", at: whole, hits: 0 }] }));
    const real = istanbulJson(rawRecord({ statements: [{ at: [1, 0, 1, 9], hits: 2 }], branches: [{ type: "branch", at: whole, arms: [{ at: whole, hits: 1 }] }] }));
    const order = [placeholder, real, real, placeholder];
    expect(recounts(...order)).toEqual([[false], [false], [true], [false]]);
    expect(both(...order).together).toEqual(both(...order).alone);
    expect(both(real, placeholder, real).together).toEqual(both(real, placeholder, real).alone);
  });

  it("files one record under different paths when the shards' roots are told apart by their other files", () => {
    const reader = new IstanbulReader();
    const [first, second] = [1, 2].map((hits) => reader.read("r", Buffer.from(istanbulJson(rawRecord(plan(hits))))).files[0]!);
    const merged = mergeParsed([{ report: "1", files: [{ ...first!, path: "one/a.js" }], problems: [], notes: [] }, { report: "2", files: [{ ...second!, path: "two/a.js" }, second!], problems: [], notes: [] }]);
    expect(Array.from(merged.files, ([path, { functions }]) => [path, functions[0]!.hits])).toEqual([["one/a.js", 1], ["two/a.js", 2], ["/repo/src/a.js", 2]]);
  });
});

describe("a report that the reader does not expect", () => {
  const whole = istanbulJson(rawRecord(plan(1)), rawRecord(plan(1, { path: "b.js" })));

  it("is told by JSON.parse, wherever it is cut off, also when its tables are known", () => {
    const reader = new IstanbulReader();
    reader.read("first", Buffer.from(whole));
    for (let length = 1; length < whole.length; length += 3) {
      const cut = whole.slice(0, length);
      expect(reader.read("r", Buffer.from(cut))).toEqual(parseIstanbul("r", cut));
    }
  });

  it.each([`${whole} x`, `${whole.slice(0, -1)},}`, `{"a" ${whole.slice(4)}`, '{"a": 3}', "[]", "{}", `{"a\nb": {}}`, '{"bad.js": {"s": {}}}'])("%j is told as without templates", (content) => {
    expect(new IstanbulReader().read("r", Buffer.from(content))).toEqual(parseIstanbul("r", content));
  });

  it("names a file that it holds twice: JSON.parse would silently drop the first record", () => {
    const record = JSON.stringify(rawRecord(plan(0)));
    const { problems, files } = new IstanbulReader().read("r", Buffer.from(`{"a.js":${record},"a.js":${record}}`));
    expect(problems).toEqual([{ code: "malformed-report", report: "r", file: "a.js", message: "the report holds two records of this file" }]);
    expect(files).toHaveLength(2);
  });

  it("keeps the good records beside a damaged one", () => {
    const { problems, files } = new IstanbulReader().read("r", Buffer.from(`{"bad.js":{},${whole.slice(1)}`));
    expect(problems).toMatchObject([{ code: "malformed-report", file: "bad.js" }]);
    expect(files.map(({ path }) => path)).toEqual(["/repo/src/a.js", "b.js"]);
  });

  it("reads a byte order mark, white space, escapes and non-ASCII names", () => {
    const content = `\uFEFF \n{ "ü\\"\\u0061.js" :\t${JSON.stringify(rawRecord(plan(1, { path: 'ü"a.js' })))} }\n`;
    const reader = new IstanbulReader();
    reader.read("1", Buffer.from(content));
    const { problems, files } = reader.read("2", Buffer.from(content));
    expect(problems).toEqual([]);
    expect(files.map((file) => [file.path, isRecount(file)])).toEqual([['ü"a.js', true]]);
  });

  it("may be larger than V8's longest text, as long as its records are not", () => {
    const content = istanbulJson(rawRecord(plan(1)));
    const read = (text: string, longestText: number) => new IstanbulReader(longestText).read("large", Buffer.from(text));
    expect(read(whole, content.length).files).toHaveLength(2);
    expect(read(`${whole}x`, content.length).problems).toMatchObject([{ code: "report-too-large" }]);
    expect(read(content, 200).problems).toMatchObject([{ code: "report-too-large" }]);
  });
});

describe("with templates and without, the result is the same", () => {
  const hits = fc.oneof(fc.nat({ max: 3 }), fc.constantFrom(2 ** 53 - 1, 2 ** 60));
  const record = fc.record({
    path: fc.constantFrom("a.js", "b.js", "c.js"),
    lines: fc.constantFrom([1, 2, 3], [1, 2], [5]),
    arms: fc.constantFrom([2], [2, 3], []),
    counters: fc.array(hits, { minLength: 12, maxLength: 12 }),
    tail: fc.constantFrom({}, { hash: "x" }, { hash: "y" }, { _coverageSchema: "1", hash: "x" }, { meta: { seen: {} } }),
    layout: fc.constantFrom("istanbul", "jest", "pretty", "reversed"),
  });

  function text({ path, lines, arms, counters, tail, layout }: typeof record extends fc.Arbitrary<infer T> ? T : never): string {
    let used = 0;
    const next = (): number => counters[used++ % counters.length] ?? 0;
    const { s, f, b, ...tables } = rawRecord({
      path,
      statements: lines.map((line) => ({ at: [line, 0, line, 9], hits: next() })),
      functions: [{ name: "f", at: [1, 0, 9, 9], hits: next() }],
      branches: arms.map((count, index) => ({ type: "if", at: [index + 1, 0, 9, 9], arms: Array.from({ length: count }, (_, arm) => ({ at: [arm + 1, 1, 9, 9] as const, hits: next() })) })),
    });
    const { statementMap, fnMap, branchMap } = tables;
    if (layout === "jest") return JSON.stringify({ path, all: false, statementMap, s, branchMap, b, fnMap, f });
    if (layout === "reversed") return JSON.stringify({ b, f, s, ...tables, ...tail });
    return JSON.stringify({ path, statementMap, fnMap, branchMap, s, f, b, ...tail }, null, layout === "pretty" ? 1 : 0);
  }

  it("for any shards, whatever differs between them", () => {
    const shard = fc.uniqueArray(record, { selector: ({ path }) => path, minLength: 1, maxLength: 3 });
    fc.assert(fc.property(fc.array(shard, { minLength: 1, maxLength: 4 }), (shards) => {
      const { together, alone } = both(...shards.map((records) => `{${records.map((one) => `"${one.path}":${text(one)}`).join(",")}}`));
      expect(together).toEqual(alone);
    }), { numRuns: 300 });
  });

  it("a recount stands for exactly the record that its bytes are", () => {
    fc.assert(fc.property(record, fc.array(hits, { minLength: 12, maxLength: 12 }), (one, counters) => {
      const reader = new IstanbulReader();
      reader.read("1", Buffer.from(`{"${one.path}":${text(one)}}`));
      const again = `{"${one.path}":${text({ ...one, counters })}}`;
      const [file] = reader.read("2", Buffer.from(again)).files;
      expect(isRecount(file!) ? recounted(file) : file).toEqual(parseIstanbul("2", again).files[0]);
    }), { numRuns: 200 });
  });
});
