import { codeownersOf, CODEOWNERS_PLACES, templateOf, TEMPLATE_PLACES } from "../../../actions/mr-checklist/facts/base-places.js";
import type { Facts } from "../../../actions/mr-checklist/facts/facts.js";
import type { Exec } from "../../../shared/action/context.js";
import { gitIn } from "../../../shared/git/git-program.js";

type Pull = Facts["pull"];

/** The texts at the base of a change that its items are judged from. */
export type BaseTexts = Pick<Facts, "codeowners" | "template">;

/** What a clone says of a pull request; null where it does not have the commits. Asks no remote. */
export interface Clone {
  baseTexts(pull: Pull): Promise<BaseTexts | null>;
  /** What the head changes from where it left the base, as GitHub shows it: a unified diff. */
  difference(pull: Pull): Promise<string | null>;
}

const DIFF_OPTIONS = ["--no-color", "--no-ext-diff", "--no-textconv", "--submodule=short", "--ignore-submodules=none", "-M", "--src-prefix=a/", "--dst-prefix=b/"];

/** The clone that `folder` lies in; a folder of none has no commit. */
export function cloneAt(exec: Exec, folder: string): Clone {
  const git = gitIn(exec, folder);
  const printed = async (args: readonly string[]): Promise<string | null> => {
    const { code, stdout } = await git.run(args);
    return code === 0 ? stdout : null;
  };
  return {
    async baseTexts({ base }) {
      const places = [...CODEOWNERS_PLACES, ...TEMPLATE_PLACES];
      const listed = await printed(["ls-tree", "-z", "--full-tree", "--name-only", base.sha, "--", ...places]);
      if (listed === null) return null;
      const there = new Set(listed.split("\0"));
      const texts = new Map(await Promise.all(places.filter((place) => there.has(place)).map(async (place) => [place, await printed(["cat-file", "blob", `${base.sha}:${place}`])] as const)));
      return { codeowners: codeownersOf(texts), template: templateOf(texts) };
    },
    difference: ({ base, head }) => printed(["diff", ...DIFF_OPTIONS, `${base.sha}...${head.sha}`, "--"]),
  };
}
