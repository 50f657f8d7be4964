type Given = Readonly<Record<string, unknown>>;

/** A place in a file; `region` replaces that of line 3. */
export function locationOf(uri: string, region: Given = { startLine: 3 }, more: Given = {}): Given {
  return { physicalLocation: { artifactLocation: { uri, ...more }, region } };
}

/** One result in line 3 of src/a.ts; `given` replaces parts. */
export function resultOf(given: Given = {}): Given {
  return { ruleId: "R1", message: { text: "wrong" }, locations: [locationOf("src/a.ts")], ...given };
}

/** A run of a tool called Scan; `given` replaces parts. */
export function runOf(results: unknown, given: Given = {}): Given {
  return { tool: { driver: { name: "Scan" } }, results, ...given };
}

/** A log of such runs. */
export function logOf(...runs: readonly unknown[]): Given {
  return { $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs };
}
