import { SaxesParser } from "saxes";
import { InputError, type Place } from "../../../shared/action/errors.js";

/** A value in pom.xml and where it stands. */
export interface MavenValue {
  readonly text: string;
  readonly place: Place;
}

/** Where a pom says which Java it compiles for, the strongest first. */
const COMPILER = "project/build/plugins/plugin/configuration";
const MANAGED = "project/build/pluginManagement/plugins/plugin/configuration";
const PLACES = [
  `${COMPILER}/release`, `${MANAGED}/release`, "project/properties/maven.compiler.release",
  "project/properties/java.version",
  `${COMPILER}/target`, `${MANAGED}/target`, "project/properties/maven.compiler.target",
  `${COMPILER}/source`, "project/properties/maven.compiler.source",
];

/**
 * The Java release of a pom, its `${properties}` filled in; null when it names none (a parent pom may).
 * @throws InputError where the text stops being XML.
 */
export function mavenJavaRelease(content: string, at: (line: number, column: number) => Place): MavenValue | null {
  const values = valuesOf(content, at);
  const found = PLACES.map((path) => values.get(path)).find((value) => value !== undefined);
  return found === undefined ? null : { ...found, text: filledIn(found.text, values) };
}

function valuesOf(content: string, at: (line: number, column: number) => Place): Map<string, MavenValue> {
  const parser = new SaxesParser({ xmlns: false, position: true });
  const values = new Map<string, MavenValue>();
  const path: string[] = [];
  let text = "";
  parser.on("error", (problem) => {
    throw new InputError(`is not valid XML here (${problem.message.replace(/^[\d:]+\s*/, "").replace(/\n[\s\S]*/, "")}); correct the syntax`, at(parser.line, Math.max(1, parser.column)));
  });
  parser.on("opentag", ({ name }) => {
    path.push(name);
    text = "";
  });
  parser.on("text", (part) => { text += part; });
  parser.on("closetag", () => {
    const key = path.join("/");
    if (text.trim() !== "" && !values.has(key)) values.set(key, { text: text.trim(), place: at(parser.line, 1) });
    path.pop();
    text = "";
  });
  parser.write(content).close();
  return values;
}

/** Replaces `${name}` by the pom's own property, as deep as Maven would; what is not there stays as it is. */
function filledIn(text: string, values: ReadonlyMap<string, MavenValue>, depth = 5): string {
  const next = text.replace(/\$\{([^}]+)\}/g, (whole, name: string) => values.get(`project/properties/${name}`)?.text ?? whole);
  return next === text || depth === 0 ? next : filledIn(next, values, depth - 1);
}
