/** Jest runs our TypeScript as ES modules; ts-jest only strips types here, `npm run lint` and the build check them. */
export default {
  testEnvironment: "node",
  roots: ["<rootDir>/actions", "<rootDir>/shared", "<rootDir>/cli", "<rootDir>/scripts", "<rootDir>/tests"],
  testMatch: ["**/*.test.ts"],
  testPathIgnorePatterns: ["/node_modules/", "<rootDir>/build/", "<rootDir>/dist/", "<rootDir>/tests/fixtures/", "<rootDir>/scripts/templates/", "\\.act\\.test\\.ts$"],
  modulePathIgnorePatterns: ["<rootDir>/build/", "<rootDir>/dist/", "<rootDir>/workflows-examples/"],
  extensionsToTreatAsEsm: [".ts"],
  moduleNameMapper: { "^(\\.{1,2}/.*)\\.js$": "$1", "^(\\./linear-engine)\\.cjs$": "$1.cts", "^fast-check$": "<rootDir>/tests/setup/fast-check.ts" },
  transform: {
    "\\.c?ts$": ["ts-jest", { useESM: true, diagnostics: false, isolatedModules: true, tsconfig: "tsconfig.json" }],
  },
  collectCoverageFrom: ["actions/**/*.ts", "shared/**/*.ts", "cli/**/*.ts", "!**/*.test.ts", "!**/*.d.ts", "!**/testing/**"],
  coverageProvider: "babel",
  setupFiles: ["<rootDir>/tests/setup/promise-with-resolvers.ts", "<rootDir>/tests/setup/suppressed-error.ts"],
  testTimeout: 60000,
  // What a test file loads as an ES module is never freed: in one process all of them together need more than 4 GB.
  maxWorkers: 2,
  workerIdleMemoryLimit: "1GB",
};
