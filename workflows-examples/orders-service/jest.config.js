/** ts-jest only strips the types here (`isolatedModules`): `npm run check` is what checks them. */
module.exports = {
  testEnvironment: "node",
  roots: ["<rootDir>/src", "<rootDir>/tests"],
  transform: { "\\.ts$": "ts-jest" },
  // The v8 provider forgets the branches of functions that never ran, so its 100 % proves nothing.
  coverageProvider: "babel",
  collectCoverageFrom: ["src/**/*.ts", "!src/**/*.test.ts"],
};
