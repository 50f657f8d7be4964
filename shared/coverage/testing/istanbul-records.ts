/** Raw istanbul records as instrumenters write them, for tests. Places are `[line, column, endLine, endColumn]`. */
export type Place = readonly [number, number, number, number];

export interface RawSpan {
  start: { line: number; column: number };
  end: { line: number; column: number };
}

/** Istanbul's own file record, with the keys that the `istanbul-lib-coverage` types know. */
export interface RawRecord {
  path: string;
  all?: boolean;
  hash?: string;
  statementMap: Record<string, RawSpan>;
  fnMap: Record<string, { name: string; decl: RawSpan; loc: RawSpan; line: number }>;
  branchMap: Record<string, { type: string; loc: RawSpan; locations: RawSpan[]; line: number }>;
  s: Record<string, number>;
  f: Record<string, number>;
  b: Record<string, number[]>;
}

export interface RecordPlan {
  readonly path?: string;
  readonly hash?: string;
  readonly all?: boolean;
  readonly statements?: readonly { readonly at: Place; readonly hits: number }[];
  readonly functions?: readonly { readonly name: string; readonly at: Place; readonly declaredAt?: Place; readonly hits: number }[];
  readonly branches?: readonly {
    readonly type: string;
    readonly at: Place;
    readonly arms: readonly { readonly at: Place | null; readonly hits: number }[];
  }[];
}

export function rawSpan([line, column, endLine, endColumn]: Place): RawSpan {
  return { start: { line, column }, end: { line: endLine, column: endColumn } };
}

/** Istanbul writes an implicit else as a place without numbers. */
export function nowhere(): RawSpan {
  const nothing: unknown = { start: {}, end: {} };
  return nothing as RawSpan;
}

function numbered<T, U>(items: readonly T[], read: (item: T) => U): Record<string, U> {
  return Object.fromEntries(items.map((item, index) => [String(index), read(item)]));
}

/** Builds a record with fresh objects throughout, so that a merge which changes its input shows. */
export function rawRecord(plan: RecordPlan): RawRecord {
  const { path = "/repo/src/a.js", statements = [], functions = [], branches = [] } = plan;
  return {
    path,
    ...(plan.all === undefined ? {} : { all: plan.all }),
    statementMap: numbered(statements, ({ at }) => rawSpan(at)),
    fnMap: numbered(functions, ({ name, at, declaredAt = at }) => ({ name, decl: rawSpan(declaredAt), loc: rawSpan(at), line: at[0] })),
    branchMap: numbered(branches, ({ type, at, arms }) => ({
      type, loc: rawSpan(at), line: at[0],
      locations: arms.map((arm) => (arm.at === null ? nowhere() : rawSpan(arm.at))),
    })),
    s: numbered(statements, ({ hits }) => hits),
    f: numbered(functions, ({ hits }) => hits),
    b: numbered(branches, ({ arms }) => arms.map(({ hits }) => hits)),
    ...(plan.hash === undefined ? {} : { hash: plan.hash }),
  };
}

/** `coverage-final.json` of these records. */
export function istanbulJson(...records: readonly RawRecord[]): string {
  return JSON.stringify(Object.fromEntries(records.map((record) => [record.path, record])));
}
