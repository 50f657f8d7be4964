/** What the gate knows. Replace these by the facts of your gate. */
export interface Facts {
  /** Number of findings; null when the facts could not be had. */
  readonly found: number | null;
  readonly limit: number;
}

export interface Judgement {
  readonly verdict: "pass" | "fail" | "inconclusive";
  readonly sentence: string;
}

/** Facts to verdict, without any effect. Missing facts are never a pass. */
export function judge({ found, limit }: Facts): Judgement {
  if (found === null) return { verdict: "inconclusive", sentence: "The findings could not be had." };
  const verdict = found <= limit ? "pass" : "fail";
  return { verdict, sentence: `${found} findings, ${limit} allowed.` };
}
