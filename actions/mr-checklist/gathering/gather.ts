import type { Context } from "../../../shared/action/context.js";
import { collectFindingReports } from "../../../shared/findings/reports/collect-reports.js";
import type { FindingReport } from "../../../shared/findings/finding.js";
import { RepositoryFiles } from "../../../shared/findings/paths/repository-files.js";
import type { GitHub } from "../../../shared/github/connection.js";
import type { ResolvedChecklist } from "../../../shared/policy/sections/checklist/resolution/resolve.js";
import { collectFacts } from "./collect.js";
import type { Facts } from "../facts/facts.js";
import type { Published } from "../publishing/published.js";
import { questionsOf } from "./questions.js";
import { readChecklist } from "../policy/read-checklist.js";
import { demandsOf } from "../template/leaves.js";
import { designEvidenceFor, designRulesAsked } from "./design-evidence.js";
import { recordEvidence } from "./record-evidence.js";

/** Takes the sha of a pull request's head, and the name of the branch that it goes into. */
export type OnHead = (sha: string, base: string) => void;

/** What to gather, and where. */
export interface Gathering {
  readonly number: number;
  /** Path of the policy from the repository's root. */
  readonly policyFile: string;
  /** Globs of reports beside those that the policy's items name. */
  readonly reports: readonly string[];
  /** Absolute path of the folder below which `.plimsoll/records` lies; null where there are no records. */
  readonly records: string | null;
  /** Head of the change whose own run left the reports and records; null: the caller vouches for them. */
  readonly evidenceHead: string | null;
  /** Access with a token that may read teams; null: every team stays unknown. */
  readonly organization: Pick<GitHub, "teamMembers"> | null;
  /** Told as soon as the head is known: what fails from then on can be told to that commit. */
  readonly onHead: OnHead;
}

/** Everything that a judgement takes, and what an earlier one has published. */
export interface Gathered {
  readonly facts: Facts;
  readonly checklist: ResolvedChecklist;
  readonly published: Published;
  /** Whether GitHub said which head this is all about at the end, or one question before it. */
  readonly isHeadProven: boolean;
}

type Place = Pick<Context<unknown>, "workspace" | "github" | "log" | "clock">;

/**
 * Gathers the facts of a pull request and the checklist at its base.
 * @throws InputError for a policy that is wrong, InconclusiveError for a fact that cannot be had.
 */
export async function gather(github: GitHub, gathering: Gathering, place: Place): Promise<Gathered> {
  const { number, policyFile, organization, onHead } = gathering;
  const asked: ResolvedChecklist[] = [];
  const { facts, published, policyText, isHeadProven } = await collectFacts(github, {
    number, policyFile, organization, clock: place.clock,
    async ask({ facts: first, policyText }) {
      const { base, head } = first.pull;
      onHead(head.sha, base.ref);
      const name = policyText === null ? `defaults (no ${policyFile} at ${base.ref})` : `${policyFile} at ${base.ref}`;
      const written = { name, reference: { repository: null, path: policyFile, ref: null }, content: policyText ?? "" };
      const checklist = await readChecklist(written, (path) => github.readFile(path, base.sha), place);
      asked.push(checklist);
      return (known) => questionsOf(checklist, known);
    },
  });
  const checklist = asked.at(-1);
  /* istanbul ignore next -- facts are never collected without asking; the compiler cannot see that */
  if (checklist === undefined) throw new Error("facts were collected without a policy");
  const designRules = designRulesAsked(checklist, facts);
  const designs = await designEvidenceFor(designRules, github, checklist, facts, { text: policyText, file: policyFile });
  // A policy that demands none asks for none: another one that does must not take that for a repository without any.
  const unread = designRules.includes(null) ? facts.unread : [...facts.unread, "designs" as const];
  return { checklist, published, isHeadProven: isHeadProven && designRules.length === 0, facts: { ...facts, ...designs, unread, ...(await localFacts(gathering, place.workspace, checklist, facts)) } };
}

async function localFacts({ reports, records, evidenceHead }: Gathering, workspace: string, { items }: ResolvedChecklist, { files, pull }: Facts): Promise<Pick<Facts, "findings" | "records" | "evidenceHead">> {
  const demanded = demandsOf(items.map(({ item }) => item)).flatMap(({ leaf }) => (leaf.kind === "findings" ? leaf.value.reports : []));
  const isWhole = files.complete && files.items.length >= pull.changedFiles;
  return {
    evidenceHead,
    findings: await findingReports(workspace, [...new Set([...demanded, ...reports])], isWhole ? files.items.map(({ path }) => path) : null),
    records: records === null ? [] : await recordEvidence(records, pull),
  };
}

/** The change need not be checked out: a finding that may be in one of its files, by the name, counts then. */
async function findingReports(workspace: string, globs: readonly string[], changed: readonly string[] | null): Promise<FindingReport[]> {
  return globs.length === 0 ? [] : collectFindingReports(workspace, globs, new RepositoryFiles({ roots: [workspace], files: null, changed }));
}
