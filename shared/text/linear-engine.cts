/**
 * Loads RE2 when the first pattern is compiled: its tables take longer to evaluate than a small command runs. Only
 * `require` loads at once and late, and the bundler follows it only where it stands in a CommonJS module.
 */
export declare const load: () => typeof import("re2js", { with: { "resolution-mode": "import" } });

exports.load = () => require("re2js");
