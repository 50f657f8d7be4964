import { describe, expect, it } from "@jest/globals";
import { Ajv2020 } from "ajv/dist/2020.js";
import { parse } from "yaml";
import { actionMetadata, inputSchema, readmeTables } from "./action-metadata.js";
import { bare, sample } from "./testing/sample.js";

describe("what a definition implies", () => {
  it("is an action.yml that says the same, whatever the texts hold", () => {
    const text = actionMetadata(sample);
    expect(text.split("\n")[0]).toBe("# Generated from action.ts by `npm run generate`; do not edit.");
    expect(parse(text)).toEqual({
      name: "Plimsoll sample", description: "Counts: what's \"in\" it.", author: "Plimsoll",
      inputs: {
        reports: { description: "Which | reports\nare read: all of them.", required: true },
        "expect-shards": { description: "How many.", required: false, default: "4" },
        runner: { description: "Which runner.", required: false, default: "a|b" },
        strict: { description: "Whether.", required: false, default: "false" },
        token: { description: "A token.", required: false, default: "" },
      },
      outputs: { verdict: { description: "The verdict | word." } },
      runs: { using: "node24", main: "../../dist/sample.js" },
    });
    expect(parse(actionMetadata(bare))).toEqual({ name: "Plimsoll bare", description: "Nothing.", author: "Plimsoll", runs: { using: "node24", main: "../../dist/bare.js" } });
  });

  it("is three tables in the README, with a row for each thing", () => {
    expect(readmeTables(sample)).toBe(`**Inputs**

| input | kind | meaning | default |
| --- | --- | --- | --- |
| \`reports\` | text | Which \\| reports are read: all of them. | required |
| \`expect-shards\` | integer | How many. | \`4\` |
| \`runner\` | choice | Which runner. One of \`jest\`, \`a\\|b\`. | \`a\\|b\` |
| \`strict\` | flag | Whether. | \`false\` |
| \`token\` | secret | A token. |  |

**Outputs**

| output | meaning |
| --- | --- |
| \`verdict\` | The verdict \\| word. |

**Permissions of the job's token**

| permission | level |
| --- | --- |
| \`contents\` | read |
| \`pull-requests\` | write |
`);
    expect(readmeTables(bare)).toBe("**Inputs**: none.\n\n**Outputs**: none.\n\n**Permissions of the job's token**: none.\n");
  });

  it("is a schema of the inputs that takes what the action takes", () => {
    const validate = new Ajv2020({ strict: true }).compile(inputSchema(sample) as object);
    expect(validate({ reports: "x" })).toBe(true);
    expect(validate({ reports: "x", "expect-shards": "4", runner: "jest", strict: "true", token: "t" })).toBe(true);
    for (const wrong of [{}, { reports: 1 }, { reports: "x", runner: "mocha" }, { reports: "x", strict: "yes" }, { reports: "x", expectShards: "4" }]) expect(validate(wrong)).toBe(false);
  });
});
