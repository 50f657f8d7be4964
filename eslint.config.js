import { readdirSync } from "node:fs";
import eslint from "@eslint/js";
import tseslint from "typescript-eslint";
import importX from "eslint-plugin-import-x";

const GROUND_FLOOR = ["action", "schema", "files", "git", "record"];
const actions = readdirSync(new URL("actions", import.meta.url));

/** The doors of docs/architecture.md: who may import whom. A type import counts as an import. */
const zones = [
  { target: GROUND_FLOOR.map((room) => `./shared/${room}`), from: "./shared", except: GROUND_FLOOR.map((room) => `./${room}`), message: "the ground floor stands on nothing above it." },
  { target: "./shared", from: ["./actions", "./cli"], message: "shared/ stands below actions and the command line: move what both need into shared/." },
  { target: "./actions", from: "./cli", message: "an action never imports the command line." },
  ...actions.map((name) => ({ target: `./actions/${name}`, from: "./actions", except: [`./${name}`], message: "an action never imports another one: move what both need into shared/." })),
  { target: ["./actions", "./shared", "./cli"], from: ["./tests", "./scripts"], message: "product code imports no tests and no scripts." },
];

export default tseslint.config(
  { ignores: ["build/", "dist/", "node_modules/", "coverage/", ".plimsoll/", "workflows-examples/", "tests/fixtures/", "scripts/templates/"] },
  eslint.configs.recommended,
  { files: ["**/*.{js,mjs}"], languageOptions: { globals: { process: "readonly", console: "readonly", URL: "readonly", performance: "readonly" } } },
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    plugins: { "import-x": importX },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    // Imports name the `.js` that tsc writes; the resolver has to look for the `.ts` that it is written from.
    settings: { "import-x/resolver-next": [importX.createNodeResolver({ extensions: [".ts", ".js"], extensionAlias: { ".js": [".ts", ".js"] } })] },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "import-x/no-cycle": "error",
      "import-x/no-restricted-paths": ["error", { zones }],
      "max-lines": ["error", { max: 400, skipBlankLines: true, skipComments: true }],
      "no-restricted-properties": ["error", { object: "process", property: "env", message: "The environment is read in shared/action/environment.ts alone." }],
    },
  },
  {
    files: ["shared/action/environment.ts", "scripts/**", "tests/**", "**/*.test.ts"],
    rules: { "no-restricted-properties": "off" },
  },
  {
    files: ["**/*.test.ts", "tests/**/*.ts"],
    rules: { "@typescript-eslint/no-non-null-assertion": "off", "import-x/no-restricted-paths": "off" },
  },
);
