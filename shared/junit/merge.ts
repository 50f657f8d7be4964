import type { JUnitReport, JUnitSuite } from "./model.js";

function joined(left: string, right: string): string {
  return left === "" || right === "" ? left + right : `${left}\n${right}`;
}

function together(earlier: JUnitSuite, later: JUnitSuite): JUnitSuite {
  return {
    name: earlier.name,
    timestamp: earlier.timestamp ?? later.timestamp,
    properties: earlier.properties,
    cases: [...earlier.cases, ...later.cases],
    output: joined(earlier.output, later.output),
    errorOutput: joined(earlier.errorOutput, later.errorOutput),
  };
}

/**
 * One report of several, in their order. Suites of one name become one, because a shard holds a part of a suite; no case is
 * dropped, even when two look the same.
 */
export function mergeJUnit(reports: readonly JUnitReport[]): JUnitReport {
  const suites = new Map<string, JUnitSuite>();
  for (const suite of reports.flat()) {
    const earlier = suites.get(suite.name);
    suites.set(suite.name, earlier === undefined ? suite : together(earlier, suite));
  }
  return [...suites.values()];
}
