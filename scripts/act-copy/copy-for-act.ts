import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseYaml } from "./yaml-document.js";
import { changeText, rewriteForAct, type Stand } from "./rewrite-for-act.js";

/** Where the copy's references to ourselves and its tokens point to; which actions take a token is read from their files. */
export type CopyStand = Omit<Stand, "takesToken">;

/** Our workflows and action.yml files, relative to the repository. */
function files(root: string): string[] {
  const workflows = readdirSync(path.join(root, ".github/workflows")).map((name) => `.github/workflows/${name}`);
  const actions = readdirSync(path.join(root, "actions")).map((name) => `actions/${name}/action.yml`);
  return [...workflows, ...actions].filter((file) => file.endsWith(".yml") && existsSync(path.join(root, file))).sort();
}

/**
 * Writes the copies of our workflows and of the actions' action.yml below `out`, in their places.
 * @returns one line for each change.
 */
export function copyForAct(root: string, out: string, stand: CopyStand): string[] {
  const takesToken = (action: string): boolean => {
    const file = path.join(root, "actions", action, "action.yml");
    return parseYaml(readFileSync(file, "utf8"), file).hasIn(["inputs", "token"]);
  };
  return files(root).flatMap((file) => {
    const { source, changes } = rewriteForAct(readFileSync(path.join(root, file), "utf8"), file, { ...stand, takesToken });
    mkdirSync(path.join(out, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(out, file), source);
    return changes.map((change) => changeText(file, change));
  });
}
