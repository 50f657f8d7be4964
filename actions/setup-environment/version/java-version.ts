import type { Place } from "../../../shared/action/errors.js";
import { readMinimum, readPrefix } from "./reading.js";
import type { VersionRequest } from "./version-request.js";

/** A Java version and who builds it. */
export interface JavaRequest {
  readonly version: VersionRequest;
  /** A `distribution` of actions/setup-java, or null when the file names none that it knows. */
  readonly distribution: string | null;
}

/** Builders as asdf and mise write them in front of the version, and SDKMAN behind it. */
const DISTRIBUTIONS: ReadonlyMap<string, string> = new Map([
  ["temurin", "temurin"], ["tem", "temurin"], ["adoptopenjdk", "temurin"],
  ["zulu", "zulu"],
  ["corretto", "corretto"], ["amzn", "corretto"],
  ["liberica", "liberica"], ["librca", "liberica"],
  ["microsoft", "microsoft"], ["ms", "microsoft"],
  ["semeru-openj9", "semeru"], ["semeru", "semeru"], ["sem", "semeru"],
  ["oracle", "oracle"],
  ["oracle-graalvm", "graalvm"], ["graal", "graalvm"],
  ["graalvm-community", "graalvm-community"], ["graalce", "graalvm-community"],
  ["dragonwell", "dragonwell"], ["albba", "dragonwell"],
  ["sapmachine", "sapmachine"], ["sapmchn", "sapmachine"],
  ["jetbrains", "jetbrains"], ["jbr", "jetbrains"],
  ["kona", "kona"],
]);

const EXPECTED = "a Java version such as 21, 21.0.5 or temurin-21.0.5+11";

/** `1.8` is Java 8; the build number behind `+` is nothing that a program can be asked for. */
function release(text: string): string {
  return text.replace(/\+.*$/, "").replace(/^1\.(?=\d)/, "");
}

/** A version with the builder in front: `17`, `temurin-17.0.9+9`, `openjdk64-17.0.2` (jenv). */
export function readJavaVersion(text: string, place: Place): JavaRequest {
  const [, builder = "", version = text] = /^(?:([a-z][a-z0-9-]*?)-)?(\d\S*)$/i.exec(text) ?? [];
  return { version: readPrefix(release(version), EXPECTED, place), distribution: DISTRIBUTIONS.get(builder.toLowerCase()) ?? null };
}

/** A version with SDKMAN's builder behind it: `21.0.5-tem`. */
export function readSdkmanVersion(text: string, place: Place): JavaRequest {
  const [, version = text, builder = ""] = /^(\d[^-]*)(?:-(\w+))?$/.exec(text) ?? [];
  return { version: readPrefix(release(version), "a version such as 21.0.5-tem", place), distribution: DISTRIBUTIONS.get(builder.toLowerCase()) ?? null };
}

/** The Java release that a build compiles for; any later JDK can do it too. */
export function readJavaRelease(text: string, place: Place): VersionRequest {
  return readMinimum(release(text), "a Java release such as 17 or 1.8", place);
}
