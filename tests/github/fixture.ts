import { createGitRepository, type SampleRepository } from "./git-sample.js";
import { startGitHubDouble, type GitHubDouble } from "./start.js";
import type { Repository, RepositoryOptions } from "./repository.js";

/** A double with one repository, `octo/orders`: three commits on main, and a feature branch with two from the second. */
export interface OrdersFixture extends AsyncDisposable {
  readonly github: GitHubDouble;
  readonly orders: Repository;
  readonly sample: SampleRepository;
}

export const ROOT = "/repos/octo/orders";

/** Starts it; disposal stops the double (which reports violations) and removes the repository. */
export async function startOrders(options: Pick<RepositoryOptions, "largestFileList" | "largestTree"> = {}): Promise<OrdersFixture> {
  const sample = await createGitRepository([
    { branch: "main", files: { "README.md": "# Orders\n", "src/total.ts": "export const total = 1;\n" }, message: "Begin" },
    { branch: "main", files: { "src/price.ts": "export const price = 2;\n" }, message: "Prices" },
    { branch: "feature", from: "main", files: { "src/total.ts": "export const total = 2;\nexport const sum = 3;\n", "docs/a ü.md": "new\n" }, message: "Sum" },
    { branch: "feature", files: { "src/price.ts": null, "bin/logo.png": Buffer.from([0, 1, 2, 255]) }, message: "Drop prices" },
    { branch: "main", files: { "README.md": "# Orders\n\nMore.\n" }, message: "Say more" },
  ]);
  const github = await startGitHubDouble({ repositories: [{ owner: "octo", name: "orders", gitDirectory: sample.directory, ...options }] });
  return {
    github, sample, orders: github.repository("octo/orders"),
    async [Symbol.asyncDispose]() {
      try {
        await github[Symbol.asyncDispose]();
      } finally {
        await sample[Symbol.asyncDispose]();
      }
    },
  };
}
