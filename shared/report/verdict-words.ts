import type { Verdict } from "../action/verdict.js";

/** How a verdict is written: always a word, and a sign whose shape differs, so that colour is never needed to tell them apart. */
export interface VerdictWords {
  readonly word: string;
  /** One column wide in a terminal. */
  readonly sign: string;
  readonly emoji: string;
}

/** The words of each verdict. */
export const VERDICT_WORDS: Readonly<Record<Verdict, VerdictWords>> = {
  pass: { word: "Pass", sign: "✔", emoji: "✅" },
  fail: { word: "Fail", sign: "✘", emoji: "❌" },
  inconclusive: { word: "Inconclusive", sign: "?", emoji: "❓" },
  "not-applicable": { word: "Not applicable", sign: "–", emoji: "➖" },
};
