import { describe, expect, it } from "@jest/globals";
import { detect } from "../detection/detect.js";
import { projectWith } from "../testing/project.js";
import { setupsOf } from "./setup.js";
import { workflowSteps } from "./workflow-steps.js";

describe("workflowSteps", () => {
  it("gives each step its texts, and null to those that have nothing to do", async () => {
    const detection = await detect(await projectWith({
      ".nvmrc": "22", "package.json": '{"packageManager":"pnpm@10.4.1"}', "pnpm-lock.yaml": "lockfileVersion: '9.0'",
      ".java-version": "21", "poetry.lock": "", "pyproject.toml": "[tool.poetry]\n", "Cargo.toml": "[workspace]\n", "Cargo.lock": "", "rust-toolchain": "stable",
    }));
    expect(workflowSteps(setupsOf(detection, (name) => `app/${name}`, true))).toEqual({
      steps: ["corepack", "node", "pipx", "java", "rust", "cache"],
      node: { version: "22", distribution: "", cache: "pnpm", "lock-files": "app/pnpm-lock.yaml" },
      corepack: { version: "pnpm@10.4.1", distribution: "", cache: "", "lock-files": "" },
      pipx: { version: "poetry", distribution: "", cache: "poetry", "lock-files": "app/poetry.lock" },
      java: { version: "21", distribution: "temurin", cache: "", "lock-files": "" },
      rust: { version: "stable", distribution: "", cache: "cargo", "lock-files": "app/Cargo.lock" },
      cache: { name: "poetry-cargo", folders: "~/.cache/pypoetry\n~/.cargo/registry\n~/.cargo/git/db", "lock-files": "app/poetry.lock\napp/Cargo.lock" },
    });
  });

  it("needs no cache step where no tool is without one", async () => {
    const detection = await detect(await projectWith({ ".nvmrc": "22" }));
    expect(workflowSteps(setupsOf(detection, (name) => name, true))).toEqual({ steps: ["node"], node: { version: "22", distribution: "", cache: "", "lock-files": "" } });
  });
});
