import type { RequirementOf } from "../../../../shared/policy/sections/checklist/requirement.js";
import { compilePattern } from "../../../../shared/text/pattern.js";
import type { Facts, IssueFacts } from "../../facts/facts.js";
import type { Question } from "../../evaluation/evaluation.js";
import { descriptionOf } from "../../evaluation/description.js";
import { closingReferences, readReference, referenceText } from "../../../../shared/text/issue-references.js";

type Way = IssueFacts["via"];

/** One issue that the change is linked to, by one or several ways. */
export interface Link {
  /** As a person writes it; two links of one text are one issue. */
  readonly shown: string;
  /** `owner/name` of an issue of GitHub, in small letters; null for a tracker's key and for what nobody can read. */
  readonly repository: string | null;
  readonly ways: ReadonlySet<Way>;
  /** What is known of it: nothing, or what several sources say. */
  readonly known: readonly IssueFacts[];
  /** Whether its tracker is never asked, and the policy takes the key alone. */
  readonly accepted: boolean;
  /** Name of the tracker whose key it is; null for an issue of GitHub. */
  readonly tracker: string | null;
  /** Whether the description has it from the template, and the author names it nowhere else. */
  readonly isTemplates: boolean;
}

/** What was found of links. */
export interface Links {
  readonly links: readonly Link[];
  /** Texts that are too long to look for keys in. */
  readonly unread: readonly string[];
}

/** Every issue that the change is linked to by one of the requirement's ways, each once. */
export function linksOf({ via }: RequirementOf<"issue">, question: Question): Links {
  const { facts } = question;
  const known = grouped(facts.issues.map((fact) => [nameOf(fact, facts.pull.repository), fact]));
  const keys = via.includes("tracker-key") ? trackerKeys(question) : NO_KEYS;
  const ways = grouped<Way>([
    ...facts.issues.map((fact) => [nameOf(fact, facts.pull.repository), fact.via] as const),
    ...closedBy(descriptionOf(facts).words, facts).map((name) => [name, "closing-keyword"] as const),
    ...[...keys.trackers.keys()].map((name) => [name, "tracker-key"] as const),
  ].filter(([, way]) => via.includes(way)));
  const ofTemplate = namedByTemplate(question);
  const links = [...ways].map(([shown, found]): Link => {
    const tracker = keys.trackers.get(shown) ?? null;
    const accepted = tracker !== null && question.policy.trackers.get(tracker)?.unverified === "accept";
    const repository = tracker === null ? (readReference(shown, facts.pull.repository)?.repository.toLowerCase() ?? null) : null;
    const isTemplates = ofTemplate.has(shown) && !found.includes("sidebar") && !keys.outside.has(shown);
    return { shown, repository, ways: new Set(found), known: known.get(shown) ?? [], accepted, tracker, isTemplates };
  });
  return { links, unread: keys.unread };
}

function grouped<T>(entries: readonly (readonly [string, T])[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const [name, member] of entries) {
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [member]);
    else group.push(member);
  }
  return groups;
}

function nameOf({ reference }: IssueFacts, home: string): string {
  const read = readReference(reference, home);
  return read === null ? reference : referenceText(read, home);
}

function closedBy(words: string, { pull: { repository: home } }: Facts): string[] {
  return closingReferences(words, home).map((reference) => referenceText(reference, home));
}

/** What a description holds that its author never touched. */
function namedByTemplate({ facts, policy }: Question): ReadonlySet<string> {
  const { templateWords: words } = descriptionOf(facts);
  return new Set([...closedBy(words, facts), ...[...policy.trackers.values()].flatMap(({ pattern }) => compilePattern(pattern).words(words) ?? [])]);
}

interface Keys {
  /** Each key with the name of the tracker whose it is. */
  readonly trackers: ReadonlyMap<string, string>;
  /** Those outside the description. */
  readonly outside: ReadonlySet<string>;
  readonly unread: readonly string[];
}

const NO_KEYS: Keys = { trackers: new Map(), outside: new Set(), unread: [] };

/** Keys in the title, in the description's own words and in the branch's name. */
function trackerKeys({ facts, policy }: Question): Keys {
  if (policy.trackers.size === 0) return NO_KEYS;
  const trackers = new Map<string, string>();
  const outside = new Set<string>();
  const unread = new Set<string>();
  const texts = [["title", facts.pull.title], ["description", descriptionOf(facts).words], ["branch's name", facts.pull.head.ref]] as const;
  for (const [tracker, { pattern }] of policy.trackers) {
    for (const [where, text] of texts) {
      const words = compilePattern(pattern).words(text);
      if (words === null) unread.add(where);
      for (const word of (words ?? []).filter((one) => !isPlaceholder(one))) {
        if (!trackers.has(word)) trackers.set(word, tracker);
        if (where !== "description") outside.add(word);
      }
    }
  }
  return { trackers, outside, unread: [...unread] };
}

/** `ORD-0000` is what a template leaves for the author to replace. */
function isPlaceholder(key: string): boolean {
  return key.includes("0") && !/[1-9]/.test(key);
}
