import { GRADLE_FILES } from "./java.js";
import { fromMise, fromToolVersions } from "./pinned.js";
import { choose, type ProjectFacts, type ToolChoice } from "./request.js";

/** How a Java project is built. */
export interface JavaBuild {
  readonly tool: "maven" | "gradle";
  /** The script of the repository that fetches the build tool itself in its own version, or null. */
  readonly wrapper: string | null;
  /** The installed build tool that is needed; null with a wrapper. */
  readonly choice: ToolChoice | null;
  readonly manifest: string;
}

/** The builds of a folder; a wrapper decides about the tool's version, so that nothing is asked of the machine then. */
export async function javaBuilds(facts: ProjectFacts): Promise<JavaBuild[]> {
  const { files } = facts;
  const gradleFile = GRADLE_FILES.find((name) => files.has(name));
  const candidates = [
    { tool: "maven", wrapper: "mvnw", manifest: files.has("pom.xml") ? "pom.xml" : undefined },
    { tool: "gradle", wrapper: "gradlew", manifest: gradleFile },
  ] as const;
  const builds: JavaBuild[] = [];
  for (const { tool, wrapper, manifest } of candidates) {
    if (manifest === undefined) continue;
    const found = files.has(wrapper) ? wrapper : null;
    const choice = found !== null ? null : await choose([
      fromToolVersions(tool), fromMise(tool),
      () => ({ tool, version: { scheme: "any" }, place: files.place(manifest), why: `a ${tool} build without its wrapper` }),
    ], facts);
    builds.push({ tool, wrapper: found, choice, manifest });
  }
  return builds;
}
