import { describe, expect, it } from "@jest/globals";
import { ACTIONS, COMMANDS } from "./registry.js";

describe("the registry", () => {
  it("loads under every name the definition of that name, with its description", async () => {
    for (const [name, entry] of Object.entries({ ...ACTIONS, ...COMMANDS })) {
      const definition = await entry.load();
      expect({ name: definition.name, description: definition.description }).toEqual({ name, description: entry.description });
    }
  });
});
