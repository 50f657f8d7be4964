/** A seeded generator of small numbers (mulberry32), so that every machine measures the same reports. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Size {
  readonly files: number;
  readonly statementsPerFile: number;
}

function place(line: number, column: number, width: number): unknown {
  return { start: { line, column }, end: { line, column: column + width } };
}

/** The position tables of one file, the same in every shard, as istanbul's instrumenter writes them. */
function tables(file: number, statements: number): Record<string, unknown> {
  const statementMap: Record<string, unknown> = {};
  const fnMap: Record<string, unknown> = {};
  const branchMap: Record<string, unknown> = {};
  for (let index = 0; index < statements; index += 1) {
    statementMap[index] = place(index + 1, 4 + (index % 7), 20);
    if (index % 8 === 0) fnMap[index / 8] = { name: `function${index}`, decl: place(index + 1, 0, 10), loc: place(index + 1, 11, 40), line: index + 1 };
    if (index % 4 === 0) branchMap[index / 4] = { type: "if", loc: place(index + 1, 2, 30), locations: [place(index + 1, 2, 12), place(index + 1, 15, 12)], line: index + 1 };
  }
  return { path: `/repository/src/module${file}/file${file}.js`, statementMap, fnMap, branchMap };
}

/** The text of shard number `shard`; shards differ in their counters alone. */
export function istanbulShard(shard: number, { files, statementsPerFile }: Size): string {
  const random = seededRandom(1000 + shard);
  const hits = (): number => (random() < 0.6 ? Math.floor(random() * 50) : 0);
  const records = Array.from({ length: files }, (_, file) => {
    const table = tables(file, statementsPerFile);
    const counters = (keys: object, value: () => unknown): unknown => Object.fromEntries(Object.keys(keys).map((key) => [key, value()]));
    const record = { ...table, s: counters(table.statementMap as object, hits), f: counters(table.fnMap as object, hits), b: counters(table.branchMap as object, () => [hits(), hits()]) };
    return [String(table.path), record] as const;
  });
  return JSON.stringify(Object.fromEntries(records));
}
