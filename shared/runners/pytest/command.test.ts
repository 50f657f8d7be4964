import { describe, expect, it } from "@jest/globals";
import type { SuitePolicy } from "../../policy/sections/tests.js";
import { pytestCommand } from "./command.js";

const SUITE: SuitePolicy = { name: "unit", runner: "pytest", directory: ".", command: null, arguments: [], environment: new Map() };

describe("how pytest is started", () => {
  it("is the policy's command, word by word, where it names one", async () => {
    expect(await pytestCommand({ ...SUITE, command: ["poetry", "run", "pytest"] }, "/repository", "/repository")).toEqual(["poetry", "run", "pytest"]);
  });

  it("is python3 of the path where the repository has no virtual environment", async () => {
    expect(await pytestCommand(SUITE, "/no/such/repository", "/no/such/repository")).toEqual(["python3", "-m", "pytest"]);
  });
});
