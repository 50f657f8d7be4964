import { describe, expect, it } from "@jest/globals";
import { placeText } from "../../../shared/action/errors.js";
import { detect } from "../detection/detect.js";
import { projectWith } from "../testing/project.js";
import { planEnvironment } from "./plan.js";

type Files = Readonly<Record<string, string>>;

interface Summary {
  setups: string[];
  installs: string[];
  unlocked: string[];
  warnings: string[];
}

/** What would be done for a folder with these files, in lines. */
async function planned(files: Files, allowUnlocked = false): Promise<Summary> {
  const project = await projectWith(files);
  const plan = planEnvironment(await detect(project), { place: (name) => project.place(name), caches: true, allowUnlocked });
  return {
    setups: plan.setups.map(({ by, version, distribution, cache }) => [by, version, distribution, cache && `cache ${cache.kind} of ${cache.lockFiles.join(" ")}`].filter((part) => part !== null && part !== "").join(" · ")),
    installs: plan.installs.map(({ command, frozen }) => `${command.join(" ")}${frozen ? "" : " (open)"}`),
    unlocked: plan.unlocked.map(({ place, sentence, remedy }) => `${placeText(place)}: ${sentence}; ${remedy}`),
    warnings: plan.remarks.filter(({ level }) => level === "warning").map(({ text }) => text),
  };
}

function plan(parts: Partial<Summary>): Summary {
  return { setups: [], installs: [], unlocked: [], warnings: [], ...parts };
}

const dependencies = '"dependencies":{"left-pad":"1.3.0"}';

describe("the environment of repositories as they are in life", () => {
  it.each<[string, Files, Summary]>([
    ["an npm package with a range of engines", { "package.json": `{"engines":{"node":">=20.19","npm":">=8"},${dependencies}}`, "package-lock.json": "{}" }, plan({
      setups: ["actions/setup-node · >=20.19 · cache npm of package-lock.json"], installs: ["npm ci"],
    })],
    ["an npm package that pins its npm", { ".nvmrc": "22", "package.json": `{"packageManager":"npm@10.9.2",${dependencies}}`, "npm-shrinkwrap.json": "{}" }, plan({
      setups: ["corepack · npm@10.9.2", "actions/setup-node · 22 · cache npm of npm-shrinkwrap.json"], installs: ["npm ci"],
    })],
    ["an npm package with no word about versions", { "package.json": `{${dependencies}}`, "package-lock.json": "{}" }, plan({
      setups: ["actions/setup-node · cache npm of package-lock.json"], installs: ["npm ci"],
    })],
    ["a package with nothing to install", { "package.json": '{"name":"x"}' }, plan({})],
    ["a package without its lock file", { "package.json": `{${dependencies}}` }, plan({
      installs: ["npm install --no-package-lock (open)"],
      unlocked: ["package.json: packages are declared and package-lock.json is missing; run npm install and commit package-lock.json"],
    })],
    ["a pnpm workspace with Corepack's checksum", { ".nvmrc": "lts/*", "package.json": `{"packageManager":"pnpm@9.1.0+sha512.67f5879916a9293e","workspaces":["a"]}`, "pnpm-lock.yaml": "lockfileVersion: '9.0'\n" }, plan({
      setups: ["corepack · pnpm@9.1.0+sha512.67f5879916a9293e", "actions/setup-node · lts/* · cache pnpm of pnpm-lock.yaml"], installs: ["pnpm install --frozen-lockfile"],
    })],
    ["a pnpm project that names pnpm by its lock file alone", { "package.json": `{"engines":{"pnpm":">=8"},${dependencies}}`, "pnpm-lock.yaml": "lockfileVersion: '9.0'\n" }, plan({
      setups: ["corepack · pnpm@^9", "actions/setup-node · cache pnpm of pnpm-lock.yaml"], installs: ["pnpm install --frozen-lockfile"],
    })],
    ["a pnpm project of before", { "package.json": `{"engines":{"pnpm":">=10"},${dependencies}}`, "pnpm-lock.yaml": "lockfileVersion: 5.4\n" }, plan({
      setups: ["corepack · pnpm@^7", "actions/setup-node · cache pnpm of pnpm-lock.yaml"], installs: ["pnpm install --frozen-lockfile"],
      warnings: ["pnpm: package.json:1:20 asks for >=10; pnpm-lock.yaml:1 comes first, and no version satisfies both: correct one of them"],
    })],
    ["a pnpm project without its lock file", { "package.json": `{"packageManager":"pnpm@10.4.1",${dependencies}}` }, plan({
      setups: ["corepack · pnpm@10.4.1"], installs: ["pnpm install --no-lockfile (open)"],
      unlocked: ["package.json: packages are declared and pnpm-lock.yaml is missing; run pnpm install and commit pnpm-lock.yaml"],
    })],
    ["a project of Yarn 1", { "package.json": `{${dependencies}}`, "yarn.lock": "# yarn lockfile v1\n" }, plan({
      setups: ["corepack · yarn@^1", "actions/setup-node · cache yarn of yarn.lock"], installs: ["yarn install --frozen-lockfile --non-interactive"],
    })],
    ["a project of Yarn 1 without its lock file", { "package.json": `{"packageManager":"yarn@1.22.22",${dependencies}}` }, plan({
      setups: ["corepack · yarn@1.22.22"], installs: ["yarn install --no-lockfile --non-interactive (open)"],
      unlocked: ["package.json: packages are declared and yarn.lock is missing; run yarn install and commit yarn.lock"],
    })],
    ["a project of Yarn 4 with its release", { "package.json": `{${dependencies}}`, "yarn.lock": "# head\n\n__metadata:\n  version: 8\n", ".yarnrc.yml": "nodeLinker: node-modules\nyarnPath: .yarn/releases/yarn-4.9.2.cjs\n" }, plan({
      setups: ["corepack · yarn@4.9.2", "actions/setup-node · cache yarn of yarn.lock"], installs: ["yarn install --immutable"],
    })],
    ["a project of Yarn 3 by its lock file", { "package.json": `{${dependencies}}`, "yarn.lock": '__metadata:\n  version: "6"\n', ".yarnrc.yml": "nodeLinker: pnp\n" }, plan({
      setups: ["corepack · yarn@^3", "actions/setup-node · cache yarn of yarn.lock"], installs: ["yarn install --immutable"],
    })],
    ["a project of Yarn 4 without its lock file", { "package.json": `{"packageManager":"yarn@4.9.2",${dependencies}}` }, plan({
      setups: ["corepack · yarn@4.9.2"], installs: ["yarn install --no-immutable (open)"],
      unlocked: ["package.json: packages are declared and yarn.lock is missing; run yarn install and commit yarn.lock"],
    })],
    ["a project of Yarn that names no version at all", { "package.json": `{"devEngines":{"packageManager":{"name":"yarn"}},${dependencies}}` }, plan({
      setups: ["corepack · yarn@latest"], installs: ["yarn install --no-lockfile --non-interactive (open)"],
      unlocked: ["package.json: packages are declared and yarn.lock is missing; run yarn install and commit yarn.lock"],
    })],
    ["a pnpm that no release satisfies, which the verification then tells", { "package.json": `{"devEngines":{"packageManager":{"name":"pnpm","version":">=100"}},${dependencies}}`, "pnpm-lock.yaml": "lockfileVersion: '6.0'" }, plan({
      setups: ["actions/setup-node · cache pnpm of pnpm-lock.yaml"], installs: ["pnpm install --frozen-lockfile"],
      warnings: ["pnpm: pnpm-lock.yaml:1 asks for >=8 <10; package.json:1:33 comes first, and no version satisfies both: correct one of them"],
    })],
    ["a Bun project, for which Node.js is not needed", { "package.json": `{${dependencies}}`, "bun.lock": "{}", ".bun-version": "1.3.0\n" }, plan({
      setups: ["oven-sh/setup-bun · 1.3.0 · cache bun of bun.lock"], installs: ["bun install --frozen-lockfile"],
    })],
    ["a Bun project that also names a Node.js", { ".nvmrc": "24", "package.json": `{${dependencies}}`, "bun.lockb": "" }, plan({
      setups: ["actions/setup-node · 24", "oven-sh/setup-bun · cache bun of bun.lockb"], installs: ["bun install --frozen-lockfile"],
    })],
    ["a Bun project without its lock file", { "package.json": `{"devEngines":{"packageManager":{"name":"bun"}},"engines":{"bun":"^1.2"},${dependencies}}` }, plan({
      setups: ["oven-sh/setup-bun · ^1.2"], installs: ["bun install --no-save (open)"],
      unlocked: ["package.json: packages are declared and bun.lock is missing; run bun install and commit bun.lock"],
    })],
    ["Volta's pins, two lock files", { "package.json": `{"volta":{"node":"22.11.0","pnpm":"9.15.0"},"devEngines":{"packageManager":{"name":"pnpm","version":"^9"}},${dependencies}}`, "pnpm-lock.yaml": "lockfileVersion: '9.0'\n", "yarn.lock": "" }, plan({
      setups: ["corepack · pnpm@^9", "actions/setup-node · 22.11.0 · cache pnpm of pnpm-lock.yaml"], installs: ["pnpm install --frozen-lockfile"],
      warnings: ["yarn.lock: not used, because pnpm installs; remove what is not used"],
    })],
    ["a uv project", { ".python-version": "3.12\n", "pyproject.toml": '[project]\nname = "x"\nrequires-python = ">=3.10"\ndependencies = ["httpx"]\n[tool.uv]\nrequired-version = ">=0.9"\n', "uv.lock": "" }, plan({
      setups: ["actions/setup-python · 3.12", "astral-sh/setup-uv · >=0.9 · cache uv of uv.lock"], installs: ["uv sync --locked"],
    })],
    ["a uv project that names no uv and no Python", { "pyproject.toml": '[project]\nname = "x"\n', "uv.lock": "" }, plan({
      setups: ["astral-sh/setup-uv · cache uv of uv.lock"], installs: ["uv sync --locked"],
    })],
    ["a uv project without its lock file", { "pyproject.toml": '[project]\nname = "x"\n[dependency-groups]\ndev = ["pytest"]\n[tool.uv]\nrequired-version = "0.9.2"\n' }, plan({
      setups: ["astral-sh/setup-uv · ==0.9.2"], installs: ["uv sync (open)"],
      unlocked: ["pyproject.toml: packages are declared and uv.lock is missing; run uv lock and commit uv.lock"],
    })],
    ["a Poetry project", { "pyproject.toml": '[tool.poetry.dependencies]\npython = "^3.11"\n', "poetry.lock": "# This file is automatically @generated by Poetry 2.1.1 and should not be changed by hand.\n" }, plan({
      setups: ["actions/setup-python · >=3.11.0 <4.0.0", "pipx · poetry==2.* · cache poetry of poetry.lock"], installs: ["poetry sync --no-interaction"],
    })],
    ["a Poetry project of before", { "pyproject.toml": '[tool.poetry.dependencies]\npython = "~3.9"\n', "poetry.lock": "# This file is automatically @generated by Poetry 1.8.2 and should not be changed by hand.\n" }, plan({
      setups: ["actions/setup-python · >=3.9.0 <3.10.0", "pipx · poetry==1.* · cache poetry of poetry.lock"], installs: ["poetry install --sync --no-interaction"],
    })],
    ["a Poetry project without its lock file", { "pyproject.toml": "[tool.poetry]\nname = 'x'\n" }, plan({
      setups: ["pipx · poetry"], installs: ["poetry install --no-interaction (open)"],
      unlocked: ["pyproject.toml: packages are declared and poetry.lock is missing; run poetry lock and commit poetry.lock"],
    })],
    ["a Poetry lock file that does not say who wrote it", { "pyproject.toml": "[tool.poetry]\nname = 'x'\n", "poetry.lock": "[[package]]\n" }, plan({
      setups: ["pipx · poetry · cache poetry of poetry.lock"], installs: ["poetry sync --no-interaction"],
    })],
    ["a Pipenv project", { Pipfile: '[requires]\npython_version = "3.12"\n', "Pipfile.lock": "{}", ".tool-versions": "pipenv 2024.0.1\n" }, plan({
      setups: ["actions/setup-python · 3.12", "pipx · pipenv==2024.0.1.* · cache pipenv of Pipfile.lock"], installs: ["pipenv sync --dev"],
    })],
    ["a Pipenv project without its lock file", { Pipfile: "[packages]\nhttpx = '*'\n" }, plan({
      setups: ["pipx · pipenv"], installs: ["pipenv install --dev --skip-lock (open)"],
      unlocked: ["Pipfile: packages are declared and Pipfile.lock is missing; run pipenv lock and commit Pipfile.lock"],
    })],
    ["requirements with hashes", { "runtime.txt": "python-3.12.4", "requirements.txt": "six==1.16.0 \\\n    --hash=sha256:8abb2f1d\n", "requirements-docs.txt": "sphinx\n" }, plan({
      setups: ["actions/setup-python · 3.12.4 · cache pip of requirements.txt"],
      installs: ["python3 -m venv .venv", ".venv/bin/python -m pip install --require-hashes -r requirements.txt"],
    })],
    ["pinned requirements for running and testing", { "requirements.txt": "six==1.16.0\n", "requirements-dev.txt": "-r requirements.txt\npytest==8.3.4\n", "requirements/test.txt": "cov==7.0\n" }, plan({
      installs: ["python3 -m venv .venv", ".venv/bin/python -m pip install -r requirements-dev.txt -r requirements.txt -r requirements/test.txt (open)"],
    })],
    ["loose requirements", { "requirements.txt": "# web\nsix==1.16.0\nflask>=3\n" }, plan({
      installs: ["python3 -m venv .venv", ".venv/bin/python -m pip install -r requirements.txt (open)"],
      unlocked: ["requirements.txt:3: a requirement is not pinned to one version; pin it with == (pip-compile --generate-hashes writes all of them)"],
    })],
    ["a Python library without any lock file", { "pyproject.toml": '[project]\nname = "x"\nrequires-python = ">=3.9"\ndependencies = ["six"]\n' }, plan({
      setups: ["actions/setup-python · >=3.9.0"], installs: ["python3 -m venv .venv", ".venv/bin/python -m pip install --editable . (open)"],
      unlocked: ["pyproject.toml: packages are declared and there is no lock file; run uv lock and commit uv.lock"],
    })],
    ["a Python library that needs nothing", { "pyproject.toml": '[project]\nname = "x"\n' }, plan({
      installs: ["python3 -m venv .venv", ".venv/bin/python -m pip install --editable . (open)"],
    })],
    ["a Python library of before", { "setup.py": "from setuptools import setup\nsetup(install_requires=['six'])\n" }, plan({
      installs: ["python3 -m venv .venv", ".venv/bin/python -m pip install --editable . (open)"],
      unlocked: ["setup.py: packages are declared and there is no lock file; run uv lock and commit uv.lock"],
    })],
    ["a pyproject.toml that only holds settings of tools", { "pyproject.toml": "[tool.ruff]\nline-length = 100\n" }, plan({})],
    ["a Go module", { "go.mod": "module x\ngo 1.26.1\nrequire a v1.0.0\n", "go.sum": "" }, plan({
      setups: ["actions/setup-go · 1.26.1 · cache go of go.sum"], installs: ["go mod download", "go mod verify"],
    })],
    ["a Go module that needs nothing", { "go.mod": "module x\n\ngo 1.26\n" }, plan({ setups: ["actions/setup-go · 1.26"] })],
    ["a Go module that names nothing", { "go.mod": "module x\n" }, plan({})],
    ["a vendored Go module", { "go.mod": "module x\ngo 1.26\nrequire a v1.0.0\n", "go.sum": "", "vendor/modules.txt": "# a v1.0.0\n" }, plan({ setups: ["actions/setup-go · 1.26"] })],
    ["a Go module without go.sum", { "go.mod": "module x\nrequire (\n  a v1.0.0\n)\n" }, plan({
      installs: ["go mod download (open)", "go mod verify (open)"], unlocked: ["go.mod: packages are declared and go.sum is missing; run go mod tidy and commit go.sum"],
    })],
    ["a Maven build with its wrapper", { "pom.xml": "<project><properties><java.version>17</java.version><maven.compiler.release>${java.version}</maven.compiler.release></properties></project>", mvnw: "#!/bin/sh\n" }, plan({
      setups: ["actions/setup-java · 17 · temurin · cache maven of **/pom.xml"], installs: ["./mvnw --batch-mode --no-transfer-progress dependency:go-offline (open)"],
    })],
    ["a Maven build whose parent knows the release", { "pom.xml": "<project><properties><maven.compiler.release>${from.parent}</maven.compiler.release></properties></project>" }, plan({
      installs: ["mvn --batch-mode --no-transfer-progress dependency:go-offline (open)"],
    })],
    ["a Maven build that configures its compiler", { "pom.xml": "<project><build><plugins><plugin><configuration><source>1.8</source></configuration></plugin></plugins></build></project>", ".sdkmanrc": "java=8.0.432-amzn\n" }, plan({
      setups: ["actions/setup-java · 8.0.432 · corretto · cache maven of **/pom.xml"], installs: ["mvn --batch-mode --no-transfer-progress dependency:go-offline (open)"],
    })],
    ["a Gradle build in Kotlin", { "build.gradle.kts": "// jvmToolchain(8)\n/* sourceCompatibility = 8 */\nkotlin { jvmToolchain(21) }\n", gradlew: "#!/bin/sh\n" }, plan({
      setups: ["actions/setup-java · 21 · temurin · cache gradle of **/*.gradle*"], installs: ["./gradlew --no-daemon --console=plain --quiet dependencies (open)"],
    })],
    ["a Gradle build of before", { "build.gradle": "sourceCompatibility = JavaVersion.VERSION_1_8\n" }, plan({
      setups: ["actions/setup-java · 8 · temurin · cache gradle of **/*.gradle*"], installs: ["gradle --no-daemon --console=plain --quiet dependencies (open)"],
    })],
    ["a Java version and nothing to build", { ".java-version": "21\n" }, plan({ setups: ["actions/setup-java · 21 · temurin"] })],
    ["a Cargo package", { "rust-toolchain.toml": '[toolchain]\nchannel = "1.85.0"\n', "Cargo.toml": "[package]\nname = 'x'\n[dependencies]\nserde = '1'\n", "Cargo.lock": "" }, plan({
      setups: ["rustup · 1.85.0 · cache cargo of Cargo.lock"], installs: ["cargo fetch --locked"],
    })],
    ["a Cargo library without its lock file", { "Cargo.toml": "[package]\nname = 'x'\nrust-version = '1.80'\n[dev-dependencies]\nserde = '1'\n" }, plan({
      setups: ["rustup · 1.80"], installs: ["cargo fetch (open)"], unlocked: ["Cargo.toml: packages are declared and Cargo.lock is missing; run cargo generate-lockfile and commit Cargo.lock"],
    })],
    ["a Cargo package that needs nothing", { "Cargo.toml": "[package]\nname = 'x'\n" }, plan({})],
    ["a Cargo workspace", { "Cargo.toml": "[workspace]\nmembers = ['a']\n", "Cargo.lock": "" }, plan({ installs: ["cargo fetch --locked"] })],
    ["words for the newest release, which the user asked for", { ".nvmrc": "node\n", ".tool-versions": "python latest\ngo latest\nrust stable\npnpm latest\n", "package.json": `{${dependencies}}`, "pnpm-lock.yaml": "lockfileVersion: '9.0'" }, plan({
      setups: ["corepack · pnpm@latest", "actions/setup-node · latest · cache pnpm of pnpm-lock.yaml", "actions/setup-python · 3.x", "actions/setup-go · stable", "rustup · stable"], installs: ["pnpm install --frozen-lockfile"],
    })],
    ["two languages, and two that nobody here sets up", { ".tool-versions": "nodejs 22.11.0\nterraform 1.9.0\n", "package.json": "{}", "go.mod": "module x\ngo 1.26\n", Gemfile: "", "app.csproj": "" }, plan({
      setups: ["actions/setup-node · 22.11.0", "actions/setup-go · 1.26"],
      warnings: ["Ruby (Gemfile): not set up here, add a step of your own", ".NET (app.csproj): not set up here, add a step of your own", "terraform (.tool-versions:2:1): not set up here, add a step of your own"],
    })],
    ["a folder without any of it", { "README.md": "# hello\n" }, plan({})],
  ])("%s", async (_what, files, expected) => {
    expect(await planned(files)).toEqual(expected);
  });

  it("installs without a lock file where the policy allows it, and says so", async () => {
    expect(await planned({ "package.json": `{${dependencies}}` }, true)).toEqual(plan({
      installs: ["npm install --no-package-lock (open)"], warnings: ["package.json: packages are declared and package-lock.json is missing; the policy allows it"],
    }));
  });

  it("uses no cache where none is wanted", async () => {
    const project = await projectWith({ "package.json": `{${dependencies}}`, "package-lock.json": "{}", ".nvmrc": "22" });
    const { setups } = planEnvironment(await detect(project), { place: (name) => project.place(name), caches: false, allowUnlocked: false });
    expect(setups.map(({ cache }) => cache)).toEqual([null]);
  });

  it("explains each choice", async () => {
    const project = await projectWith({
      ".nvmrc": "22\n", ".node-version": "22", "package.json": `{"engines":{"node":">=20"},${dependencies}}`, "package-lock.json": "{}",
      "requirements.txt": "six==1.16.0 --hash=sha256:1\n", "requirements-docs.txt": "", "go.mod": "module x\n", "vendor/modules.txt": "x", "build.gradle": "", gradlew: "",
    });
    const { remarks } = planEnvironment(await detect(project), { place: (name) => project.place(name), caches: true, allowUnlocked: false });
    expect(remarks.map(({ text }) => text)).toEqual([
      "Node.js: 22 (.nvmrc:1:1: read by nvm and fnm)",
      "Node.js: package.json:1:20 asks for >=20; .nvmrc:1:1 comes first",
      "Python: any version (requirements-docs.txt: a Python project that names no version)",
      "Go: any version (go.mod: a Go module that names no version)",
      "Java: any version (build.gradle: a Java build that names no version)",
      "Packages of Node.js: npm, because package-lock.json is its lock file",
      "Packages of Python: pip installs requirements.txt into .venv, each checked against its hash",
      "requirements-docs.txt: not installed, because tests do not need it by its name",
      "Modules of Go: vendored in the repository, nothing is downloaded",
      "build.gradle: built by ./gradlew, which has no lock file of its own",
    ]);
  });
});

describe("package managers that cannot be used", () => {
  it.each<[string, Files, string]>([
    ["a range in packageManager", { "package.json": '{"packageManager":"pnpm@^9"}' }, 'package.json:1:19: expected a package manager and its exact version such as pnpm@10.4.1, found "pnpm@^9"'],
    ["a packageManager without a version", { "package.json": '{"packageManager":"pnpm"}' }, 'found "pnpm"'],
    ["a checksum that is none", { "package.json": '{"packageManager":"pnpm@9.1.0+sha512.$(id)"}' }, "expected a package manager and its exact version"],
    ["an unknown package manager", { "package.json": '{"packageManager":"cnpm@9.1.0"}' }, 'package.json:1:19: expected one of npm, pnpm, yarn, bun, found "cnpm"'],
    ["an unknown package manager of development", { "package.json": '{"devEngines":{"packageManager":{"name":"deno"}}}' }, 'expected one of npm, pnpm, yarn, bun, found "deno"'],
    ["Volta with a range", { "package.json": '{"volta":{"yarn":"^4"}}', "yarn.lock": "" }, "package.json:1:18: expected an exact version"],
    ["a lock file of tomorrow", { "pnpm-lock.yaml": "lockfileVersion: '99.0'\n" }, "pnpm-lock.yaml:1:1: expected a lockfileVersion from 5 to 9, found 99.0; write the lock file with pnpm again"],
    ["a lock file without a format", { "pnpm-lock.yaml": "" }, "found none"],
    ["a .bun-version that is none", { ".bun-version": "canary\n", "bun.lock": "" }, ".bun-version:1:1: expected a Bun version"],
    ["a uv that is none", { "pyproject.toml": '[tool.uv]\nrequired-version = "new"\n', "uv.lock": "" }, 'pyproject.toml:2: expected a version specifier such as >=0.9, found "new"'],
  ])("%s", async (_what, files, message) => {
    await expect(planned(files)).rejects.toThrow(message);
  });
});
