import { stringify } from "yaml";
import type { Definition } from "../../shared/action/define.js";
import { kebabCase, type Input } from "../../shared/action/inputs.js";

/** The text of a JavaScript action's action.yml. */
export function actionMetadata(definition: Definition): string {
  const inputs = Object.entries(definition.inputs).map(([key, input]) => [
    kebabCase(key),
    { description: input.description, required: input.default === null, ...(input.default === null ? {} : { default: input.default }) },
  ]);
  const outputs = Object.entries(definition.outputs).map(([name, { description }]) => [name, { description }]);
  const metadata = {
    name: `Plimsoll ${definition.name}`,
    description: definition.description,
    author: "Plimsoll",
    ...(inputs.length === 0 ? {} : { inputs: Object.fromEntries(inputs) as unknown }),
    ...(outputs.length === 0 ? {} : { outputs: Object.fromEntries(outputs) as unknown }),
    runs: { using: "node24", main: `../../dist/${definition.name}.js` },
  };
  return `# Generated from action.ts by \`npm run generate\`; do not edit.\n${stringify(metadata, { lineWidth: 0 })}`;
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}

function inputRow(name: string, { kind, description, default: fallback, choices }: Input<unknown>): string {
  const meaning = choices.length === 0 ? description : `${description} One of ${choices.map((choice) => `\`${choice}\``).join(", ")}.`;
  const shown = fallback === null ? "required" : fallback === "" ? "" : `\`${fallback}\``;
  return `| \`${name}\` | ${kind} | ${cell(meaning)} | ${cell(shown)} |`;
}

/** The tables of an action's README: inputs, outputs, permissions. */
export function readmeTables(definition: Definition): string {
  const inputs = Object.entries(definition.inputs).map(([key, input]) => inputRow(kebabCase(key), input));
  const outputs = Object.entries(definition.outputs).map(([name, { description }]) => `| \`${name}\` | ${cell(description)} |`);
  const permissions = Object.entries(definition.permissions).map(([key, level]) => `| \`${key}\` | ${level} |`);
  return [
    ...table("Inputs", "| input | kind | meaning | default |\n| --- | --- | --- | --- |", inputs),
    ...table("Outputs", "| output | meaning |\n| --- | --- |", outputs),
    ...table("Permissions of the job's token", "| permission | level |\n| --- | --- |", permissions),
  ].join("\n");
}

function table(title: string, head: string, rows: readonly string[]): string[] {
  return rows.length === 0 ? [`**${title}**: none.`, ""] : [`**${title}**`, "", head, ...rows, ""];
}

/** The only texts that an input takes; none when there are too many to list. */
function words({ kind, choices }: Input<unknown>): readonly string[] {
  return kind === "flag" ? ["true", "false"] : choices;
}

/** JSON Schema of an action's inputs as texts, for editors and validators. */
export function inputSchema(definition: Definition): unknown {
  const properties = Object.entries(definition.inputs).map(([key, input]) => [
    kebabCase(key),
    {
      type: "string", description: input.description,
      ...(words(input).length === 0 ? {} : { enum: words(input) }),
      ...(input.default === null ? {} : { default: input.default }),
    },
  ]);
  const required = Object.entries(definition.inputs).filter(([, input]) => input.default === null).map(([key]) => kebabCase(key));
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema", title: `Inputs of ${definition.name}`, type: "object",
    properties: Object.fromEntries(properties) as unknown, required, additionalProperties: false,
  };
}
