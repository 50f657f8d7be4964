import { mkdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { writeProblem } from "../../../shared/files/atomic-write.js";

/** A shard's folder while it is being filled. Until `keep` it stands under another name, so that a killed shard leaves nothing that looks complete. */
export interface OpenShardFolder extends AsyncDisposable {
  readonly folder: string;
  /** Gives the folder its name; what stood there before is gone then. */
  keep(): Promise<void>;
}

/** Opens an empty neighbour of `target`. */
export async function openShardFolder(target: string): Promise<OpenShardFolder> {
  const folder = path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}.partial`);
  try {
    await rm(folder, { recursive: true, force: true });
    await rm(target, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
  } catch (thrown) {
    throw writeProblem(target, thrown);
  }
  return {
    folder,
    async keep() {
      await rename(folder, target).catch((thrown: unknown) => {
        throw writeProblem(target, thrown);
      });
    },
    async [Symbol.asyncDispose]() {
      await rm(folder, { recursive: true, force: true });
    },
  };
}
