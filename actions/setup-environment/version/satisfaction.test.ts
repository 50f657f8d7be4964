import { describe, expect, it } from "@jest/globals";
import { contradict } from "./contradiction.js";
import { readJavaRelease, readJavaVersion, readSdkmanVersion } from "./java-version.js";
import { npmRangeOf, poetryAlternatives } from "./python-specifier.js";
import { readMinimum, readNodeVersion, readNpmRange, readPoetryConstraint, readPrefix, readPythonSpecifier, readRustToolchain } from "./reading.js";
import { satisfies } from "./satisfaction.js";
import { requestText, type InstalledVersion, type VersionRequest } from "./version-request.js";

const place = { file: "f", line: 1, column: 1 };
const prefix = (text: string): VersionRequest => readPrefix(text, "a version", place);
const minimum = (text: string): VersionRequest => readMinimum(text, "a version", place);
const range = (text: string): VersionRequest => readNpmRange(text, place);
const node = (text: string): VersionRequest => readNodeVersion(text, place);
const python = (text: string): VersionRequest => readPythonSpecifier(text, place);
const poetry = (text: string): VersionRequest => readPoetryConstraint(text, place);
const rust = (text: string): VersionRequest => readRustToolchain(text, place);

function installed(version: string, more: Partial<InstalledVersion> = {}): InstalledVersion {
  return { version, codename: null, day: null, ...more };
}

describe("satisfies", () => {
  it.each<[VersionRequest, InstalledVersion, boolean]>([
    [{ scheme: "any" }, installed("1"), true],
    [node("latest"), installed("1.0.0"), true],
    [prefix("20"), installed("20.11.1"), true],
    [prefix("20.1"), installed("20.11.1"), false],
    [prefix("v20.11.1"), installed("20.11.1"), true],
    [prefix("3.11"), installed("3.11.7"), true],
    [prefix("3.1"), installed("3.11.7"), false],
    [prefix("3.13"), installed("3.13.0rc2"), true],
    [prefix("22"), installed("22.0.0-nightly2024"), false],
    [prefix("22.0.0-rc.1"), installed("22.0.0-rc.1"), true],
    [minimum("1.22"), installed("1.26.8"), true],
    [minimum("1.22.3"), installed("1.22.2"), false],
    [minimum("1.22rc1"), installed("1.22rc2"), true],
    [minimum("1.22"), installed("1.22rc1"), false],
    [minimum("17"), installed("17.0.15.1"), true],
    [minimum("1.85"), installed("no number"), false],
    [minimum("1.85"), installed("1.85.0-nightly"), false],
    [range(">=18 <21"), installed("20.20.2"), true],
    [range("^22 || ^24"), installed("20.20.2"), false],
    [node("lts/*"), installed("20.20.2", { codename: "Iron" }), true],
    [node("lts"), installed("21.0.0"), false],
    [node("lts/Iron"), installed("20.20.2", { codename: "Iron" }), true],
    [node("lts/jod"), installed("20.20.2", { codename: "Iron" }), false],
    [python(">=3.10,<4"), installed("3.11.7"), true],
    [python("~=3.10.2"), installed("3.11.0"), false],
    [python(">= 3.9, != 3.9.7"), installed("3.9.7"), false],
    [python("==3.11.*"), installed("3.11.9"), true],
    [poetry("^3.8 || ~3.6"), installed("3.6.9"), true],
    [poetry("^3.8 || ~3.6"), installed("3.7.1"), false],
    [poetry(">=3.9 <3.12"), installed("3.12.0"), false],
    [rust("1.85.0"), installed("1.85.0"), true],
    [rust("1.95"), installed("1.95.0-nightly"), false],
    [rust("stable"), installed("1.95.0"), true],
    [rust("stable"), installed("1.96.0-beta.1"), false],
    [rust("beta"), installed("1.96.0-beta.1"), true],
    [rust("beta"), installed("1.95.0"), false],
    [rust("nightly"), installed("1.97.0-nightly", { day: "2026-05-01" }), true],
    [rust("nightly-2026-05-02"), installed("1.97.0-nightly", { day: "2026-05-01" }), true],
    [rust("nightly-2026-05-09"), installed("1.97.0-nightly", { day: "2026-05-01" }), false],
    [rust("nightly-2026-05-02"), installed("1.97.0-nightly"), false],
  ])("%j and %j: %s", (request, machine, expected) => {
    expect(satisfies(request, machine)).toBe(expected);
  });
});

describe("reading versions", () => {
  it.each<[string, () => unknown, RegExp]>([
    ["a newline with a workflow command", () => prefix("20\n::set-output name=x::y"), /^f:1:1: expected a version, found "20\\n::set-output name=x::y"$/],
    ["a shell word", () => prefix("20;id"), /expected a version/],
    ["a path", () => prefix("../../etc"), /expected a version/],
    ["an option", () => minimum("--help"), /expected a version/],
    ["a range that npm does not know", () => range("about 18"), /expected a version range such as/],
    ["an empty range, which npm would take for any version", () => range(" "), /expected a version range such as/],
    ["an endless range", () => range(">=18 ".repeat(100)), /expected a version range such as/],
    ["a codename with blanks", () => node("lts/iron; id"), /expected a Node.js version such as 22, 22.11.0 or lts\/jod/],
    ["a specifier without an operator", () => python("3.11"), /expected version specifiers of PEP 440/],
    ["a compatible release of one component", () => python("~=3"), /expected version specifiers of PEP 440/],
    ["an empty specifier", () => python(","), /expected version specifiers of PEP 440/],
    ["an endless specifier", () => python(">=3,".repeat(100)), /expected version specifiers of PEP 440/],
    ["a constraint that Poetry does not know", () => poetry("around 3"), /expected a Poetry constraint/],
    ["an endless constraint", () => poetry("^3 || ".repeat(100)), /expected a Poetry constraint/],
    ["a channel that Rust has not", () => rust("weekly"), /expected a Rust toolchain such as/],
    ["a Java without a number", () => readJavaVersion("temurin", place), /expected a Java version such as 21.*found "temurin"/],
    ["an SDKMAN version without a number", () => readSdkmanVersion("tem-21", place), /such as 21.0.5-tem, found "tem-21"/],
    ["a property that Maven did not fill in", () => readJavaRelease("${x}", place), /expected a Java release/],
  ])("refuses %s", (_what, read, message) => {
    expect(read).toThrow(message);
  });

  it("keeps the text of the file for people", () => {
    expect([node("lts/Jod"), range("  >=18   <21 "), python(">= 3.10 , <4"), poetry("^3.8  ||  ~3.6"), { scheme: "any" } as const].map(requestText))
      .toEqual(["lts/jod", ">=18 <21", ">=3.10,<4", "^3.8 || ~3.6", "any"]);
  });

  it.each([
    ["21", "21", null], ["1.8", "8", null], ["temurin-21.0.5+11", "21.0.5", "temurin"], ["openjdk64-17.0.2", "17.0.2", null],
    ["graalvm-community-21.0.2", "21.0.2", "graalvm-community"], ["corretto-8.432.06.1", "8.432.06.1", "corretto"],
  ])("reads Java %s", (text, version, distribution) => {
    expect(readJavaVersion(text, place)).toEqual({ version: { scheme: "prefix", text: version }, distribution });
  });

  it.each([["21.0.5-tem", "21.0.5", "temurin"], ["17", "17", null], ["21.0.1-open", "21.0.1", null]])("reads SDKMAN's %s", (text, version, distribution) => {
    expect(readSdkmanVersion(text, place)).toEqual({ version: { scheme: "prefix", text: version }, distribution });
  });
});

describe("Python's ranges for setup-python", () => {
  it.each([
    [">=3.10,<4", ">=3.10.0 <4.0.0"], ["~=3.10", ">=3.10.0 <4.0.0"], ["~=3.10.2", ">=3.10.2 <3.11.0"], ["==3.11.*", "3.11.x"], ["==3.11.4", "3.11.4"],
    ["===3.11.4", "3.11.4"], [">3.9", ">3.9.0"], ["!=3.9.7", "*"], [">=3.13.0rc1", ">=3.13.0rc1"], [">=3.9,!=3.9.7", ">=3.9.0"],
  ])("writes %s as %s", (specifier, expected) => {
    expect(npmRangeOf([specifier])).toBe(expected);
  });

  it.each([
    ["^3.11", [">=3.11,<4"]], ["~3.11.2", [">=3.11.2,<3.12"]], ["~3", [">=3,<4"]], ["*", [">=0"]], ["3.11.*", ["==3.11.*"]], ["=3.11.2", ["==3.11.2"]],
    ["^3.8 || ^3.6", [">=3.8,<4", ">=3.6,<4"]], ["~=3.9", ["~=3.9"]],
  ])("reads Poetry's %s", (constraint, expected) => {
    expect(poetryAlternatives(constraint)).toEqual(expected);
  });

  it("joins alternatives", () => {
    expect(npmRangeOf([">=3.6,<3.7", ">=3.8"])).toBe(">=3.6.0 <3.7.0 || >=3.8.0");
  });
});

describe("contradict", () => {
  it.each<[VersionRequest, VersionRequest, boolean]>([
    [prefix("20"), range(">=18"), false],
    [prefix("18"), range(">=20"), true],
    [prefix("20"), prefix("20.11.1"), false],
    [prefix("20"), prefix("22"), true],
    [range("^18"), range(">=20"), true],
    [range("18 - 20"), range(">=20"), false],
    [prefix("1.20"), minimum("1.22"), true],
    [minimum("1.22"), minimum("1.99"), false],
    [prefix("3.11"), python(">=3.12"), true],
    [python(">=3.9,<3.11"), poetry("^3.12"), true],
    [python(">=3.9"), poetry("^3.12"), false],
    [range(">=18 <17"), prefix("18"), false],
    [node("lts/iron"), range(">=99"), false],
    [rust("nightly"), minimum("1.85"), false],
    [node("latest"), range("^4"), false],
    [{ scheme: "any" }, prefix("1"), false],
  ])("%j against %j: %s", (one, other, expected) => {
    expect(contradict(one, other)).toBe(expected);
  });
});
