/** The parts that every design has, in the order of the template. */
export const SECTIONS = ["Architecture", "Detailed design", "Test cases", "Monitoring", "Gray release", "Rollout", "Rollback plan"] as const;
export type SectionName = (typeof SECTIONS)[number];

/** What the author is asked, as a comment of the template: it is no text that fills a section. */
export const QUESTIONS: Readonly<Record<SectionName, string>> = {
  Architecture: "Which parts there are, what talks to what, what changes, and which other ways were weighed.",
  "Detailed design": "Interfaces, data and their migration, failure modes, limits.",
  "Test cases": "What proves that it works: the cases, their level, and what is deliberately not tested.",
  Monitoring: "What is measured, on which dashboard. Name the alerts of the front matter and say what each one watches.",
  "Gray release": "Why these stages, and why these metrics and thresholds. The stages themselves stand in the front matter, where the promotion reads them.",
  Rollout: "Who releases it, when, in which order with other systems, and who is told.",
  "Rollback plan": "How it is taken back at each stage, what happens to data that was written meanwhile, and how long it takes.",
};
