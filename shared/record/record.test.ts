import { describe, expect, it } from "@jest/globals";
import { Ajv2020 } from "ajv/dist/2020.js";
import type { RunFacts } from "../action/context.js";
import { InconclusiveError } from "../action/errors.js";
import { readDocument } from "../files/document.js";
import { sha256 } from "./canonical.js";
import { composeRecord, gateRecordShape } from "./record.js";
import { recordJson } from "./store.js";
import { COMMIT, sampleRecord, SAMPLE_RUN } from "./testing/sample.js";

type Json = Record<string, unknown>;

/** Every place of a document, with what holds it. */
function* places(holder: Json, prefix: readonly string[] = []): Generator<{ readonly holder: Json; readonly key: string; readonly path: readonly string[] }> {
  for (const [key, value] of Object.entries(holder)) {
    yield { holder, key, path: [...prefix, key] };
    if (typeof value === "object" && value !== null) yield* places(value as Json, [...prefix, key]);
  }
}

/** The sample's document after `tamper` was let loose on the place numbered `index`. */
function tampered(index: number, tamper: (holder: Json, key: string) => void): string {
  const document = JSON.parse(recordJson(sampleRecord())) as Json;
  const place = [...places(document)][index]!;
  tamper(place.holder, place.key);
  return JSON.stringify(document);
}

describe("a gate record", () => {
  const document = JSON.parse(recordJson(sampleRecord())) as Json;
  const all = [...places(document)].map(({ path }, index) => ({ index, path: path.join(".") }));

  it("says which gate judged what by which policy, who ran it and until when it holds", () => {
    expect(document).toEqual({
      _type: "https://in-toto.io/Statement/v1",
      subject: [
        { name: "git+octo/orders", digest: { gitCommit: COMMIT } },
        { name: "orders.tgz", digest: { sha256: "4".repeat(64) } },
      ],
      predicateType: "https://plimsoll.dev/attestations/gate-record/v1",
      predicate: {
        gate: "coverage-gate", verdict: "pass", tree: "3".repeat(40), change: null, policyDigest: "5".repeat(64),
        counts: { "lines-covered": 312, "lines-total": 312 },
        findingsDigest: sha256('{"uncovered":[]}'), waivers: [],
        run: {
          host: "runner", repository: "octo/orders", workflowRef: SAMPLE_RUN.workflowRef, workflowSha: "2".repeat(40), runId: "77", attempt: 2,
          actor: "octocat",
        },
        started: "2026-11-23T11:59:00.000Z", finished: "2026-11-23T12:00:00.000Z", expires: "2026-12-03T12:00:00.000Z", toolVersion: "1.2.3",
      },
    });
  });

  it("names what was let through, and ends with the first waiver that does", () => {
    const waiver = (item: string, expires: string) => ({ item, expires, reason: "the vendor's fix comes on Friday", by: "alice" });
    const waivers = [waiver("coverage", "1970-01-09T00:00:00Z"), waiver("design", "1970-01-05T12:00:00.000Z")];
    const compose = (validDays: number) => composeRecord({
      gate: "a", verdict: "pass", toolVersion: "1", validDays, started: new Date(0), finished: new Date(0), run: SAMPLE_RUN,
      facts: { repository: "/w", commit: COMMIT, tree: null, artifacts: [], policyDigest: null, counts: {}, findings: null, waivers },
    }).predicate;
    expect(compose(90)).toMatchObject({ waivers, expires: "1970-01-05T12:00:00.000Z" });
    expect(compose(1).expires).toBe("1970-01-02T00:00:00.000Z");
  });

  it("names the pull request, its head and its base where the commit is GitHub's trial of that merge, and nowhere else", () => {
    const of = { mergeCommit: COMMIT, pullRequest: 7, pullRequestHead: "9".repeat(40), baseBranch: "main" };
    const changeOf = (run: Partial<RunFacts>) => composeRecord({
      gate: "a", verdict: "pass", toolVersion: "1", validDays: 1, started: new Date(0), finished: new Date(0), run: { ...SAMPLE_RUN, ...run },
      facts: { repository: "/w", commit: COMMIT, tree: null, artifacts: [], policyDigest: null, counts: {}, findings: null },
    }).predicate.change;
    expect(changeOf(of)).toEqual({ pullRequest: 7, head: "9".repeat(40), base: "main" });
    for (const other of [{ mergeCommit: "8".repeat(40) }, { mergeCommit: null }, { pullRequest: null }, { pullRequestHead: null }, { baseBranch: null }]) {
      expect(changeOf({ ...of, ...other })).toBeNull();
    }
    expect(changeOf({ mergeCommit: COMMIT, pullRequest: 7 })).toBeNull();
  });

  it("that was written before records named a change is still read", () => {
    const older = { ...(document.predicate as Json) };
    Reflect.deleteProperty(older, "change");
    expect(gateRecordShape.check({ ...document, predicate: older }, []).predicate.change).toBeNull();
  });

  it("of a laptop names no repository of GitHub's", () => {
    const record = composeRecord({
      gate: "a", verdict: "fail", toolVersion: "1", validDays: 1, started: new Date(0), finished: new Date(0),
      run: { ...SAMPLE_RUN, host: "terminal", repository: null },
      facts: { repository: "/w", commit: COMMIT, tree: null, artifacts: [], policyDigest: null, counts: {}, findings: null },
    });
    expect(record.subject).toEqual([{ name: "git+local", digest: new Map([["gitCommit", COMMIT]]) }]);
  });

  it("fits its published schema and comes back from a file as it was", () => {
    expect(new Ajv2020({ strict: false }).validate(gateRecordShape.schema, document)).toBe(true);
    expect(readDocument(gateRecordShape, recordJson(sampleRecord()), "record")).toEqual(sampleRecord());
  });

  it.each(all)("is refused when $path was changed into something of another kind", ({ index, path }) => {
    const read = (): unknown => readDocument(gateRecordShape, tampered(index, (holder, key) => { holder[key] = [{}, {}]; }), "record");
    // What is a list already gets members of another kind.
    const place = path === "subject" ? /^record: subject\[0\]/ : path === "predicate.waivers" ? /waivers\[0\]/ : new RegExp(`^record: ${path.replace(/^subject\.(\d)/, "subject[$1]").replace(/[.[\]]/g, "\\$&")}: `);
    expect(read).toThrow(InconclusiveError);
    expect(read).toThrow(place);
  });

  it.each(all.filter(({ path }) => !/\.(?:digest|counts)\.|^subject\.\d$|\.change$/.test(path)))("is refused when $path is missing", ({ index, path }) => {
    const key = path.slice(path.lastIndexOf(".") + 1);
    expect(() => readDocument(gateRecordShape, tampered(index, (holder) => { Reflect.deleteProperty(holder, key); }), "record")).toThrow(/expected .*, found nothing$/);
  });

  it.each([
    ["predicate.started", "2026-13-01T00:00:00Z"], ["predicate.finished", "2026-11-23 12:00"], ["predicate.expires", "2026-11-23T24:00:00Z"],
    ["predicate.expires", "+275760-09-13T00:00:00Z"], ["predicate.verdict", "passed"], ["predicate.gate", "../../evil"], ["predicate.tree", "HEAD"],
    ["predicate.findingsDigest", "4".repeat(63)], ["predicate.counts.lines-covered", -1], ["predicate.counts.lines-covered", 0.5],
    ["predicate.run.attempt", 0], ["predicate.run.host", "laptop"], ["predicateType", "https://plimsoll.dev/attestations/gate-record/v2"],
  ])("is refused when %s reads %j", (path, value) => {
    const { index } = all.find((place) => place.path === path)!;
    expect(() => readDocument(gateRecordShape, tampered(index, (holder, key) => { holder[key] = value; }), "record")).toThrow(`record: ${path}: expected`);
  });

  it("has dates that can be compared, whatever matches their pattern", () => {
    for (const date of ["2026-02-31T00:00:00Z", "0000-01-01T00:00:00.000Z", "9999-12-31T23:59:59.999Z"]) {
      expect(gateRecordShape.check({ ...document, predicate: { ...(document.predicate as Json), started: date } }, []).predicate.started).toBe(date);
      expect(Date.parse(date)).not.toBeNaN();
    }
  });
});
