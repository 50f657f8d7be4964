/** One room that the registry lists. */
export interface RegistryEntry {
  readonly name: string;
  readonly description: string;
  /** Import specifier from cli/. */
  readonly module: string;
}

function entries(list: readonly RegistryEntry[]): string {
  return list
    .map(({ name, description, module }) => `  ${JSON.stringify(name)}: {
    description: ${JSON.stringify(description)},
    load: async () => (await import(${JSON.stringify(module)})).definition,
  },`)
    .join("\n");
}

/** The text of cli/registry.ts. Each room is a chunk of the bundle: a run loads only the room that is called, and starts fast. */
export function registryModule(actions: readonly RegistryEntry[], commands: readonly RegistryEntry[]): string {
  return `// Generated from the folders actions/ and cli/commands/ by \`npm run generate\`; do not edit.
import type { Definition } from "../shared/action/define.js";

/** A command and how to load it. */
export interface Entry {
  readonly description: string;
  load(): Promise<Definition>;
}

export const ACTIONS: Readonly<Record<string, Entry>> = {
${entries(actions)}
};

export const COMMANDS: Readonly<Record<string, Entry>> = {
${entries(commands)}
};
`;
}
