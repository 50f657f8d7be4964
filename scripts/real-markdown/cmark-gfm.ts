import { mkdirSync, readdirSync } from "node:fs";
import path from "node:path";
import { must, run, type Ran } from "../real-projects/run.js";

/** GitHub's own parser: a text in, `1 3x` out: the lines of its tasks, an `x` behind those that it calls done. */
export type Oracle = (text: string) => string;

const PACKAGES = ["cmark-gfm", "libcmark-gfm0.29.0.gfm.6", "libcmark-gfm-extensions0.29.0.gfm.6"];
const OPTIONS = ["table", "strikethrough", "autolink", "tasklist"].flatMap((extension) => ["-e", extension]).concat("-t", "xml", "--sourcepos");
const TASK = /<tasklist sourcepos="(\d+):[^"]*"[^>]*completed="(true|false)"/g;

/** Takes the machine's cmark-gfm, or Debian's, unpacked below `scratch` without installing it. */
export function cmarkGfm(scratch: string): Oracle {
  if (answers("cmark-gfm", {})) return oracle("cmark-gfm", {});
  const folder = path.join(scratch, "debian");
  mkdirSync(folder);
  must("apt-get", ["download", ...PACKAGES], folder);
  for (const name of readdirSync(folder)) must("dpkg-deb", ["-x", name, "unpacked"], folder);
  const libraries = readdirSync(path.join(folder, "unpacked/usr/lib")).map((name) => path.join(folder, "unpacked/usr/lib", name)).join(":");
  return oracle(path.join(folder, "unpacked/usr/bin/cmark-gfm"), { LD_LIBRARY_PATH: libraries });
}

function answers(program: string, environment: Readonly<Record<string, string>>): boolean {
  try {
    return run(program, ["--version"], ".", environment).code === 0;
  } catch {
    return false;
  }
}

function oracle(program: string, environment: Readonly<Record<string, string>>): Oracle {
  const version = must(program, ["--version"], ".", environment).split("\n")[0] ?? "";
  console.log(version);
  return (text) => {
    const { code, stdout, stderr }: Ran = run(program, OPTIONS, ".", environment, text);
    if (code !== 0) throw new Error(`cmark-gfm ended with ${code}: ${stderr}`);
    return [...stdout.matchAll(TASK)].map(([, line, done]) => `${line}${done === "true" ? "x" : ""}`).join(" ");
  };
}
