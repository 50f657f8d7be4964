import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

/** A real git checkout for a test, free of the user's own configuration. */
export interface GitCheckout {
  readonly folder: string;
  /** Runs git and gives what it printed, trimmed. */
  readonly git: (...args: readonly string[]) => string;
  readonly write: (file: string, content: string | Uint8Array) => void;
  /** Commits everything, also when nothing changed, and gives the commit's sha. */
  readonly commit: (message: string) => string;
}

const SETTINGS = ["user.name=t", "user.email=t@example.com", "init.defaultBranch=main", "commit.gpgSign=false", "protocol.file.allow=always", "advice.detachedHead=false"];

/** The checkout at `folder`, made where there is none. */
export function gitCheckout(folder: string): GitCheckout {
  const git = (...args: readonly string[]): string => {
    const environment = { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" };
    return execFileSync("git", [...SETTINGS.flatMap((setting) => ["-c", setting]), ...args], { cwd: folder, env: environment, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).trim();
  };
  mkdirSync(folder, { recursive: true });
  git("init", "--quiet");
  return {
    folder,
    git,
    write(file, content) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), content);
    },
    commit(message) {
      git("add", "--all");
      git("commit", "--quiet", "--allow-empty", "-m", message);
      return git("rev-parse", "HEAD");
    },
  };
}
