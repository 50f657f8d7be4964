import { describe, expect, it } from "@jest/globals";
import { readJestScript } from "./test-script.js";

const plain = { nodeArguments: [], environment: {}, options: [], patterns: [] };

describe("reading how a repository starts Jest", () => {
  it.each([
    ["jest", {}],
    ["npm run build && node --experimental-vm-modules --no-warnings node_modules/jest/bin/jest.js", { nodeArguments: ["--experimental-vm-modules", "--no-warnings"] }],
    ["NODE_OPTIONS=--experimental-vm-modules npx jest --coverage", { nodeArguments: ["--experimental-vm-modules"] }],
    ['NODE_OPTIONS="$NODE_OPTIONS --experimental-vm-modules --max-old-space-size=4096" jest', { nodeArguments: ["--experimental-vm-modules", "--max-old-space-size=4096"] }],
    ["cross-env TZ=UTC NODE_ENV='test' HOME=$PWD yarn jest -c config/jest.json", { environment: { TZ: "UTC", NODE_ENV: "test" }, options: ["-c", "config/jest.json"] }],
    ["tsc; jest src 'test/unit tests' --runInBand --watch", { options: ["--runInBand"], patterns: ["src", "test/unit tests"] }],
    ["jest --projects a b --config=x.js --testMatch \"**/a \\\"b\\\".js\"", { options: ["--projects", "a", "b", "--config=x.js", "--testMatch", "**/a \"b\".js"] }],
    ["jest -t slow --shard=1/3 --coverageDirectory out --bail 1 --ci -w", { options: ["-w"] }],
    ["jest --projects=a b", { options: ["--projects=a"], patterns: ["b"] }],
  ])("%s", (script, expected) => {
    expect(readJestScript(new Map([["test", script]]))).toEqual({ ...plain, ...expected });
  });

  it("looks into the other scripts when `test` starts something else", () => {
    const scripts = new Map([["lint", "eslint --config jest.config.js jest"], ["test", "npm run unit"], ["unit", "jest --env node"]]);
    expect(readJestScript(scripts)).toEqual({ ...plain, options: ["--env", "node"] });
  });

  it("takes plain Jest when no script names it, or there are no scripts", () => {
    expect(readJestScript(new Map([["test", "react-scripts test"]]))).toEqual(plain);
    expect(readJestScript(new Map())).toEqual(plain);
  });
});
