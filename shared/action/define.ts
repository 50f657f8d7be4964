import type { Context, Outcome } from "./context.js";
import { readInputs, type Inputs, type InputScope, type ValuesOf } from "./inputs.js";
import type { Permissions } from "./permissions.js";
import type { Shape } from "../schema/shape.js";

/** Documentation of one output. */
export interface OutputDescription {
  readonly description: string;
}

interface Declaration<I extends Inputs> {
  /** kebab-case; the folder, the command and the action bear it. A subcommand's holds a blank: `mr-checklist simulate`. */
  readonly name: string;
  /** One sentence: what the user gets. */
  readonly description: string;
  readonly inputs: I;
  /** The input that words without a flag fill on the command line; none by default. */
  readonly positional?: keyof I & string;
  readonly outputs: Readonly<Record<string, OutputDescription>>;
  /** What the action's token needs; the workflows grant exactly the union of these. */
  readonly permissions: Permissions;
  /** Shape of the outcome's `document`; docs/schemas/ publishes it. */
  readonly document: Shape<unknown>;
  run(context: Context<ValuesOf<I>>): Promise<Outcome>;
}

/** A context before the inputs are read. */
export type BareContext = Omit<Context<unknown>, "inputs">;

/** One action or command: the only place that knows its interface. action.yml, help, tables and schemas come from it. */
export interface Definition {
  readonly name: string;
  readonly description: string;
  readonly inputs: Inputs;
  /** Name, as in `inputs`, of the one that words without a flag fill; null: there must be none. */
  readonly positional: string | null;
  readonly outputs: Readonly<Record<string, OutputDescription>>;
  readonly permissions: Permissions;
  readonly document: Shape<unknown>;
  /** Reads the inputs, then runs. Throws InputError before anything was touched when an input does not fit. */
  invoke(raw: ReadonlyMap<string, string>, context: BareContext, scope?: InputScope): Promise<Outcome>;
}

/** Makes a definition; `run` gets its inputs typed and read. */
export function defineAction<const I extends Inputs>(declaration: Declaration<I>): Definition {
  const { name, description, inputs, positional = null, outputs, permissions, document } = declaration;
  return {
    name, description, inputs, positional, outputs, permissions, document,
    async invoke(raw, context, scope = { workspace: context.workspace, confined: true }) {
      return declaration.run({ ...context, inputs: readInputs(inputs, raw, scope) });
    },
  };
}
