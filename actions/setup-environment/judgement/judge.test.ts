import { describe, expect, it } from "@jest/globals";
import { detect } from "../detection/detect.js";
import { projectWith } from "../testing/project.js";
import type { InstallResult } from "../plan/run-installs.js";
import type { ServiceResult } from "../services/start-services.js";
import type { Presence } from "../verification/probe.js";
import { judgeToolchain } from "../verification/toolchain.js";
import { judge, problemsOf, type EnvironmentFacts } from "./judge.js";

async function facts(files: Readonly<Record<string, string>>, presence: Presence, more: Partial<EnvironmentFacts> = {}): Promise<EnvironmentFacts> {
  const detection = await detect(await projectWith(files));
  return { detection, asked: true, unlocked: [], installs: [], services: [], toolchains: detection.choices.map((choice) => judgeToolchain(choice, presence)), ...more };
}

function installed(version: string): Presence {
  return { state: "installed", installed: { version, codename: null, day: null } };
}

const install: InstallResult = { state: "failed", seconds: 1, problem: "npm ci ended with exit code 1", install: { tool: "npm", command: ["npm", "ci"], frozen: true, lockFile: "package-lock.json", environment: {} } };
const service: ServiceResult = { name: "db", how: "image", state: "failed", seconds: 60, problem: "service db was not healthy within 60 s", stop: null };

function judged(found: EnvironmentFacts): { verdict: string | null; problems: string[] } {
  const problems = problemsOf(found);
  return { verdict: judge(found, problems), problems: problems.map(({ code, message, place }) => `${code} ${place === null ? "" : `${place.file}:${place.line ?? ""} `}${message}`) };
}

describe("the verdict on an environment", () => {
  it("passes when every tool is what its file asks for", async () => {
    expect(judged(await facts({ ".nvmrc": "22" }, installed("22.11.0")))).toEqual({ verdict: "pass", problems: [] });
  });

  it("fails when a tool is of another version, and says how to get it", async () => {
    expect(judged(await facts({ ".nvmrc": "22" }, installed("20.20.2")))).toEqual({
      verdict: "fail", problems: ["version-unsatisfied .nvmrc:1 Node.js 22 is asked for, 20.20.2 is installed; get it: nvm install 22"],
    });
  });

  it("fails when a tool is missing", async () => {
    expect(judged(await facts({ "go.mod": "module x" }, { state: "missing", detail: "" }))).toEqual({
      verdict: "fail", problems: ["tool-missing go.mod: Go is not installed; get it: https://go.dev/dl/ (any version or later)"],
    });
    expect(judged(await facts({ ".nvmrc": "22" }, { state: "missing", detail: "No version is set" })).problems).toEqual([
      "tool-missing .nvmrc:1 Node.js 22 is not installed (No version is set); get it: nvm install 22",
    ]);
  });

  it("is inconclusive when a tool does not say what it is", async () => {
    expect(judged(await facts({ ".nvmrc": "22" }, { state: "unknown", detail: "node ended with exit code 3" }))).toEqual({
      verdict: "inconclusive", problems: ["undetermined .nvmrc:1 Node.js: node ended with exit code 3"],
    });
  });

  it("fails without a lock file, and when packages could not be installed", async () => {
    const unlocked = [{ place: { file: "package.json" }, sentence: "packages are declared and package-lock.json is missing", remedy: "run npm install" }];
    expect(judged(await facts({ ".nvmrc": "22" }, installed("22.1.0"), { unlocked, installs: [install] }))).toEqual({
      verdict: "fail",
      problems: [
        "lock-missing package.json: packages are declared and package-lock.json is missing, so what is installed can change from day to day; run npm install, or allow it in .github/plimsoll.yml (environment: unlocked: allow)",
        "install-failed npm ci ended with exit code 1",
      ],
    });
  });

  it("is inconclusive when a service did not come up, unless something fails", async () => {
    expect(judged(await facts({ ".nvmrc": "22" }, installed("22.1.0"), { services: [service] }))).toEqual({
      verdict: "inconclusive", problems: ["service-failed service db was not healthy within 60 s"],
    });
    expect(judged(await facts({ ".nvmrc": "22" }, installed("20.1.0"), { services: [service] })).verdict).toBe("fail");
  });

  it("is inconclusive when all that is needed is something it cannot verify", async () => {
    expect(judged(await facts({ Gemfile: "", ".ruby-version": "", "composer.json": "" }, installed("1")))).toEqual({
      verdict: "inconclusive", problems: ["only-unsupported the project needs Ruby, PHP, and none of it can be verified here"],
    });
  });

  it("does not apply to a folder that asks for nothing", async () => {
    expect(judged(await facts({}, installed("1")))).toEqual({ verdict: "not-applicable", problems: [] });
    expect(judged(await facts({}, installed("1"), { services: [{ ...service, state: "healthy" }] })).verdict).toBe("pass");
  });

  it("judges no machine for a plan, but a missing lock file all the same", async () => {
    const plan = await facts({ ".nvmrc": "22" }, { state: "unknown", detail: "" }, { asked: false });
    expect(judged(plan)).toEqual({ verdict: null, problems: [] });
    expect(judged({ ...plan, unlocked: [{ place: { file: "package.json" }, sentence: "s", remedy: "r" }] }).verdict).toBe("fail");
  });
});
