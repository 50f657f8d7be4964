import eslint from "@eslint/js";
import tseslint from "typescript-eslint";
import importX from "eslint-plugin-import-x";

/** The doors of docs/architecture.md: who may import whom. A type import counts as an import. */
const zones = [
  { target: "./shared", from: "./actions", message: "shared/ never imports an action: move what both need into shared/." },
  { target: "./shared", from: "./cli", message: "shared/ never imports the command line." },
  { target: "./actions", from: "./cli", message: "an action never imports the command line." },
  { target: ["./actions", "./shared", "./cli"], from: "./tests", message: "product code never imports test code.", except: [] },
  { target: "./shared/action", from: ["./shared/github", "./shared/policy", "./shared/report", "./shared/coverage", "./shared/sharding"], message: "shared/action is the ground floor." },
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
    settings: { "import-x/resolver": { node: { extensions: [".ts", ".js"] } } },
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
