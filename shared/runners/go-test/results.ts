import type { ReportedTest } from "../junit-of-results.js";
import type { TestStatus } from "../../sharding/manifest.js";
import type { MeasuredItem } from "../../sharding/timings.js";
import { MESSAGE_LENGTH } from "../adapter.js";
import { clip } from "../../report/clip.js";
import type { GoEvent } from "./events.js";

const STATUSES = new Map<string, TestStatus>([["pass", "passed"], ["fail", "failed"], ["skip", "skipped"]]);

/** Lines with which the runner frames what a test prints. */
const FRAME = /^\s*(?:=== (?:RUN|PAUSE|CONT|NAME)|--- (?:PASS|FAIL|SKIP): )/;

function itemOf(name: string, test: string): string {
  return `${name}::${test.replace(/\/.*$/s, "")}`;
}

function messageOf(lines: readonly string[]): string | null {
  const message = lines.filter((line) => !FRAME.test(line)).join("").trim();
  return message === "" ? null : clip(message, MESSAGE_LENGTH);
}

/** The tests and subtests that ended, in the order in which they did. */
export function goTests(events: readonly GoEvent[]): ReportedTest[] {
  const output = new Map<string, string[]>();
  return events.flatMap(({ Action, Package, Test, Elapsed = 0, Output }): ReportedTest[] => {
    if (Package === undefined || Test === undefined) return [];
    const id = `${Package}::${Test}`;
    const lines = output.get(id) ?? [];
    output.set(id, lines);
    if (Output !== undefined) lines.push(Output);
    const status = STATUSES.get(Action);
    if (status === undefined) return [];
    const message = status === "passed" ? null : messageOf(lines);
    return [{ id, item: itemOf(Package, Test), status, seconds: Elapsed, message, classname: Package, name: Test, file: null, line: null }];
  });
}

/** Wall time of each package by its name: its compile time is not in it, its TestMain is. */
function packageSeconds(events: readonly GoEvent[]): Map<string, number> {
  return new Map(events.flatMap(({ Action, Package, Test, Elapsed = 0 }): [string, number][] =>
    Package !== undefined && Test === undefined && (Action === "pass" || Action === "fail") ? [[Package, Elapsed]] : []));
}

/**
 * Durations for the next plan. The tests of a package come to its wall time: what lies outside of them is shared evenly, and
 * where parallel tests add up to more they are scaled down. Skipped tests weigh nothing.
 */
export function goDurations(events: readonly GoEvent[], tests: readonly ReportedTest[]): MeasuredItem[] {
  const topLevel = tests.filter(({ id, item }) => id === item);
  const wall = packageSeconds(events);
  const executed = new Map<string, number[]>();
  for (const { classname, status, seconds } of topLevel) {
    if (status !== "skipped") executed.set(classname, [...(executed.get(classname) ?? []), seconds]);
  }
  return topLevel.map(({ item, classname, status, seconds }) => {
    const others = executed.get(classname) ?? [];
    const sum = others.reduce((total, one) => total + one, 0);
    const outside = (wall.get(classname) ?? sum) - sum;
    const share = outside >= 0 ? seconds + outside / others.length : seconds * (1 + outside / sum);
    return { id: item, seconds: status === "skipped" ? 0 : share };
  });
}

function firstErrorOf(lines: readonly string[]): string {
  const told = lines.map((line) => line.trim()).filter((line) => line !== "" && !line.startsWith("#"));
  return told.find((line) => /^\S+\.go:\d+/.test(line)) ?? told[0] ?? "no message";
}

/** What kept a package from running its tests: it did not build, or it failed outside of every test. One line each. */
export function goProblems(events: readonly GoEvent[], tests: readonly ReportedTest[], errorOutput: string): string[] {
  return events.flatMap(({ Action, Package, Test, FailedBuild }) => {
    if (Action !== "fail" || Package === undefined || Test !== undefined) return [];
    const printed = events.filter((event) => event.Package === Package && event.Test === undefined).map(({ Output = "" }) => Output);
    const built = events.filter((event) => FailedBuild !== undefined && event.ImportPath === FailedBuild).map(({ Output = "" }) => Output);
    if (FailedBuild !== undefined || printed.some((line) => /\[(?:build|setup) failed\]/.test(line))) {
      return [`${Package} could not be built: ${firstErrorOf(built.length > 0 ? built : errorOutput.split("\n"))}`];
    }
    if (tests.some(({ classname, status }) => classname === Package && status === "failed")) return [];
    const told = printed.map((line) => line.trim()).filter((line) => line !== "" && !/^(?:FAIL|PASS|ok|coverage:)\b/.test(line));
    return [`${Package} failed outside of its tests: ${told.at(-1) ?? "no message"}`];
  });
}
