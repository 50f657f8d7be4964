import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { environmentOf, inheritedEnvironment, processEnvironment, runnerInput } from "./environment.js";

describe("the environment", () => {
  const before = { ...process.env };
  beforeEach(() => {
    for (const name of Object.keys(process.env)) if (/^(INPUT_|GITHUB_|ACTIONS_)/.test(name)) Reflect.deleteProperty(process.env, name);
  });
  afterEach(() => {
    for (const name of Object.keys(process.env)) if (!(name in before)) Reflect.deleteProperty(process.env, name);
    Object.assign(process.env, before);
  });

  it("is read by what a variable means, and empty counts as unset", () => {
    const environment = environmentOf({ GITHUB_REPOSITORY: "octo/orders", NO_COLOR: "" });
    expect(environment("repository")).toBe("octo/orders");
    expect(environment("noColour")).toBeNull();
    expect(environment("actor")).toBeNull();
    process.env.GITHUB_ACTOR = "octocat";
    expect(processEnvironment("actor")).toBe("octocat");
  });

  it("gives an action's input by its name, trimmed, and blank counts as not given", () => {
    process.env["INPUT_EXPECT-SHARDS"] = " 4\n";
    process.env.INPUT_BLANK = " \n";
    process.env.INPUT_TWO_WORDS = "x";
    expect(runnerInput("expect-shards")).toBe("4");
    expect(runnerInput("two words")).toBe("x");
    expect(runnerInput("blank")).toBeNull();
    expect(runnerInput("absent")).toBeNull();
  });

  it("goes on to what we start, with additions and removals", () => {
    process.env.INPUT_OF_A_USER = "kept in a terminal";
    const inherited = inheritedEnvironment({ ADDED: "1", HOME: undefined });
    expect(inherited).toMatchObject({ PATH: process.env.PATH, ADDED: "1", INPUT_OF_A_USER: "kept in a terminal" });
    expect(inherited.HOME).toBeUndefined();
    expect(inheritedEnvironment()).toEqual({ ...process.env });
  });

  it("keeps an action's inputs and the runner's token from the code of the change", () => {
    Object.assign(process.env, { GITHUB_ACTIONS: "true", INPUT_TOKEN: "secret", ACTIONS_RUNTIME_TOKEN: "secret", GITHUB_SHA: "abc" });
    const inherited = inheritedEnvironment({ INPUT_ADDED: "on purpose" });
    expect(Object.values(inherited)).not.toContain("secret");
    expect(inherited).toMatchObject({ GITHUB_SHA: "abc", INPUT_ADDED: "on purpose" });
  });
});
