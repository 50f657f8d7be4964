import { ShapeError, text, type Shape } from "../../schema/shape.js";

/** The sides of a value on which a stage is well. */
export const COMPARISONS = ["<", "<=", ">", ">="] as const;

/** What a metric of a stage must hold, such as `< 0.5 %`. */
export interface Threshold {
  readonly comparison: (typeof COMPARISONS)[number];
  readonly value: number;
  /** As it was written, such as `%`, `ms`, `req/s`; empty for a plain number. */
  readonly unit: string;
}

const PATTERN = /^(?:<|<=|>|>=) ?\d{1,12}(?:\.\d{1,12})? ?(?:%|[A-Za-z][A-Za-z/]{0,15})?$/;
const words = text({ pattern: PATTERN, expected: "a threshold such as < 0.5 % or <= 300 ms", description: "On which side of which value the metric is well, such as `< 0.5 %`." });

/** A comparison, a number and, if it has one, its unit. */
export const threshold: Shape<Threshold> = {
  schema: words.schema,
  check(value, path) {
    const written = words.check(value, path);
    const sign = written.slice(0, written.charAt(1) === "=" ? 2 : 1);
    const comparison = COMPARISONS.find((one) => one === sign);
    /* istanbul ignore if -- the pattern allows these signs alone; the compiler cannot know */
    if (comparison === undefined) throw new ShapeError(path, "expected a threshold");
    const amount = written.slice(sign.length).trim();
    return { comparison, value: parseFloat(amount), unit: amount.replace(/^[\d.]+ ?/, "") };
  },
};
