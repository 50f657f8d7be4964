import type { Exec, Execution } from "../action/context.js";
import { InconclusiveError } from "../action/errors.js";

/** Runs git in one folder. Arguments are ours; refs and paths among them stand where git takes them for nothing else. */
export interface GitProgram {
  /** Resolves for every exit code. */
  run(args: readonly string[]): Promise<Execution>;
  /** @throws InconclusiveError when git fails; `purpose` completes "git could not …". Gives what git printed. */
  must(args: readonly string[], purpose: string): Promise<string>;
}

/** A hook of another repository may have started us; these would make git read that one. */
const OF_ANOTHER_REPOSITORY = {
  GIT_DIR: undefined, GIT_WORK_TREE: undefined, GIT_INDEX_FILE: undefined, GIT_PREFIX: undefined, GIT_COMMON_DIR: undefined,
  GIT_OBJECT_DIRECTORY: undefined, GIT_ALTERNATE_OBJECT_DIRECTORIES: undefined, GIT_NAMESPACE: undefined,
};

/** Messages in English, since some are read; no lock, since others may be at work in the same checkout. */
const ENVIRONMENT = { ...OF_ANOTHER_REPOSITORY, LC_ALL: "C", GIT_OPTIONAL_LOCKS: "0" };

/** The git program at work in `folder`, whatever the user's configuration says about its output. */
export function gitIn(exec: Exec, folder: string): GitProgram {
  const run = async (args: readonly string[]): Promise<Execution> =>
    exec("git", ["-c", "core.quotePath=false", ...args], { cwd: folder, environment: ENVIRONMENT });
  return {
    run,
    async must(args, purpose) {
      const { code, stdout, stderr } = await run(args);
      if (code !== 0) throw new InconclusiveError(`git could not ${purpose}: ${stderr}`);
      return stdout;
    },
  };
}
