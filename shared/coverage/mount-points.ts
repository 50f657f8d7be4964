import path from "node:path";

interface Mount {
  /** Folder in the report, with a `/` at its end, or empty. */
  readonly foreign: string;
  /** The folder of the repository that it is, relative to the root. */
  readonly local: string;
}

/** Which folders of a report's machine are which folders of the repository, as far as its matched files tell. */
export class MountPoints {
  readonly #mounts = new Map<string, Mount>();

  /** `reported` is `file` of the repository; the last `shared` segments of both agree. */
  learn(reported: string, file: string, shared: number): void {
    const foreign = reported.split("/").slice(0, -shared).map((segment) => `${segment}/`).join("");
    const local = file.split("/").slice(0, -shared).join("/");
    this.#mounts.set(JSON.stringify([foreign, local]), { foreign, local });
  }

  /** Where `reported` would lie in the repository, by the nearest mounted folder first. */
  candidates(reported: string): string[] {
    return [...this.#mounts.values()]
      .filter(({ foreign }) => reported.startsWith(foreign))
      .sort((a, b) => b.foreign.length - a.foreign.length)
      .map(({ foreign, local }) => path.posix.join(local, reported.slice(foreign.length)));
  }
}
