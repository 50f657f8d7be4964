import type { Place } from "../../../shared/action/errors.js";
import type { ProjectFiles } from "../project/project-files.js";
import { plainLines } from "../project/plain-lines.js";
import { readJavaRelease, readJavaVersion, readSdkmanVersion } from "../version/java-version.js";
import { readPrefix } from "../version/reading.js";
import { mavenJavaRelease } from "./maven-properties.js";
import { fromMise, fromToolVersions } from "./pinned.js";
import type { Resolver } from "./request.js";
import { versionLine } from "./version-file.js";

export const GRADLE_FILES = ["build.gradle.kts", "build.gradle"] as const;

const javaVersionFile: Resolver = async ({ files }) => {
  const found = await versionLine(files, ".java-version");
  return found === null ? null : { tool: "java", place: found.place, why: "read by jenv", ...readJavaVersion(found.text, found.place) };
};

const sdkman: Resolver = async ({ files }) => {
  for (const { text, line, column } of plainLines((await files.read(".sdkmanrc")) ?? "")) {
    const version = /^java\s*=\s*(\S+)$/.exec(text)?.[1];
    if (version === undefined) continue;
    const place = files.place(".sdkmanrc", line, column);
    return { tool: "java", place, why: "read by SDKMAN", ...readSdkmanVersion(version, place) };
  }
  return null;
};

const maven: Resolver = async ({ files }) => {
  const content = await files.read("pom.xml");
  if (content === null) return null;
  const release = mavenJavaRelease(content, (line, column) => files.place("pom.xml", line, column));
  if (release === null) return null;
  if (release.text.includes("${")) return { tool: "java", version: { scheme: "any" }, place: release.place, why: "the release is a property of a parent pom" };
  return { tool: "java", version: readJavaRelease(release.text, release.place), place: release.place, why: "the release that Maven compiles for" };
};

interface GradleStatement {
  readonly version: string;
  readonly place: Place;
}

/** The first statement of a Gradle build that matches. A build is a program: only its literal forms can be read. */
async function gradleStatement(files: ProjectFiles, pattern: RegExp): Promise<GradleStatement | null> {
  for (const name of GRADLE_FILES) {
    const content = (await files.read(name)) ?? "";
    const code = content.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, " ")).replace(/(^|\s)\/\/.*$/gm, "$1");
    const found = pattern.exec(code);
    if (found?.[1] !== undefined) return { version: found[1], place: files.place(name, code.slice(0, found.index).split("\n").length) };
  }
  return null;
}

const gradleToolchain: Resolver = async ({ files }) => {
  const found = await gradleStatement(files, /(?:JavaLanguageVersion\.of|jvmToolchain)\s*\(\s*["']?(\d{1,3})["']?\s*\)/);
  if (found === null) return null;
  return { tool: "java", version: readPrefix(found.version, "a Java release such as 21", found.place), place: found.place, why: "the toolchain of the Gradle build" };
};

const gradleCompatibility: Resolver = async ({ files }) => {
  const found = await gradleStatement(files, /(?:sourceCompatibility|targetCompatibility)\s*(?:=|\()?\s*(?:JavaVersion\.VERSION_|["'])?(\d{1,3}(?:[._]\d{1,2})?)/);
  if (found === null) return null;
  return { tool: "java", version: readJavaRelease(found.version.replace("_", "."), found.place), place: found.place, why: "the release that Gradle compiles for" };
};

const buildWithoutVersion: Resolver = ({ files }) => {
  const build = ["pom.xml", ...GRADLE_FILES].find((name) => files.has(name));
  return build === undefined ? null : { tool: "java", version: { scheme: "any" }, place: files.place(build), why: "a Java build that names no version" };
};

/** Exact pins first, then the toolchain of the build, then the release that it compiles for. */
export const javaResolvers: readonly Resolver[] = [
  javaVersionFile,
  sdkman,
  fromToolVersions("java"),
  fromMise("java"),
  gradleToolchain,
  maven,
  gradleCompatibility,
  buildWithoutVersion,
];
