/** Whether a condition holds. `unknown`: a fact could not be had, and with it the answer could be either. */
export interface Answer {
  readonly answer: "yes" | "no" | "unknown";
  /** A statement of what is so: `no changed file matches db/**`. For `unknown` what is missing and what to do. */
  readonly reason: string;
}

/** The answer of something that is known. */
export function known(holds: boolean, reason: string): Answer {
  return { answer: holds ? "yes" : "no", reason };
}

/** Whether all of them hold: one no decides, whatever is unknown. */
export function everyAnswer(answers: readonly Answer[]): Answer {
  return answers.find(({ answer }) => answer === "no") ?? answers.find(({ answer }) => answer === "unknown") ?? joined("yes", answers);
}

/** Whether one of them holds: one yes decides, whatever is unknown. */
export function someAnswer(answers: readonly Answer[]): Answer {
  return answers.find(({ answer }) => answer === "yes") ?? answers.find(({ answer }) => answer === "unknown") ?? joined("no", answers);
}

/** What is unknown stays so. The statement is as true as before. */
export function opposite({ answer, reason }: Answer): Answer {
  return { answer: answer === "unknown" ? "unknown" : answer === "yes" ? "no" : "yes", reason };
}

function joined(answer: "yes" | "no", answers: readonly Answer[]): Answer {
  return { answer, reason: [...new Set(answers.map(({ reason }) => reason))].join(" and ") };
}
