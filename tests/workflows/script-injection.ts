import { scalarsOf } from "./workflow-file.js";

/**
 * Contexts whose text a stranger or a caller chooses. GitHub pastes an expression into the script before the shell reads
 * it, so such text becomes code; an environment variable stays data.
 */
const CHOSEN_BY_OTHERS =
  /\b(?:inputs|secrets|vars|needs|steps|matrix|env|jobs)\b|\bgithub\.(?:event|head_ref|base_ref|ref|ref_name|actor|triggering_actor)\b|\bgithub\s*\[|toJSON\(\s*github/i;

/** Lines of scripts into which text of others would be pasted. `run` of a shell and `script` of github-script alike. */
export function injectedScripts(source: string, file: string): string[] {
  return ["run", "script"].flatMap((key) =>
    scalarsOf(source, file, key).flatMap(({ value, line }) =>
      [...value.matchAll(/\$\{\{(.*?)\}\}/gs)]
        .filter(([, expression]) => CHOSEN_BY_OTHERS.test(expression ?? ""))
        .map(([whole]) => `${file}:${line}: ${whole} is pasted into a script; hand it over by env`),
    ),
  );
}
