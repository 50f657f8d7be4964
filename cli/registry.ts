import type { Definition } from "../shared/action/define.js";
export interface Entry { readonly description: string; load(): Promise<Definition> }
export const ACTIONS: Readonly<Record<string, Entry>> = {};
export const COMMANDS: Readonly<Record<string, Entry>> = {};
