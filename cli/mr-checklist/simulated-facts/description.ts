import { descriptionOf } from "../../../actions/mr-checklist/evaluation/description.js";
import { linkedBy, type DesignFacts } from "../../../actions/mr-checklist/facts/design-facts.js";
import type { Facts, IssueFacts } from "../../../actions/mr-checklist/facts/facts.js";
import { closingReferences, readReference, referenceText } from "../../../shared/text/issue-references.js";

/**
 * The facts with another description, and with the links that it makes: those of the old one are gone. An issue that only the
 * new one names was never looked up. Nobody knows who wrote it, so that a tick which has to be the author's is an error.
 */
export function withBody(facts: Facts, body: string): Facts {
  const changed: Facts = { ...facts, pull: { ...facts.pull, body, bodyEdits: null } };
  const isLinked = linkedBy(body, facts.pull.repository);
  const relinked = (designs: readonly DesignFacts[]): DesignFacts[] => designs.map((design) => ({ ...design, linked: isLinked(design) }));
  return {
    ...changed, issues: issuesOf(changed), designs: relinked(facts.designs),
    designsByRules: facts.designsByRules.map(({ rules, designs }) => ({ rules, designs: relinked(designs) })),
  };
}

/** The sidebar's issues stay; by a keyword or a key are those that the text, the title or the branch names now. */
function issuesOf(changed: Facts): IssueFacts[] {
  const { issues, pull } = changed;
  const { words } = descriptionOf(changed);
  const named = new Set(closingReferences(words, pull.repository).map((reference) => referenceText(reference, pull.repository)));
  const staying = issues.filter(({ via }) => via === "sidebar");
  const keys = issues.filter(({ via, reference }) => via === "tracker-key" && [words, pull.title, pull.head.ref].some((text) => holdsWord(text, reference)));
  return [...staying, ...keys, ...[...named].flatMap((name) => closing(name, issues.filter((issue) => nameOf(issue, pull.repository) === name)))];
}

/** What is known of an issue that the text closes, from whichever way it was known by. */
function closing(reference: string, known: readonly IssueFacts[]): IssueFacts[] {
  if (known.length === 0) return [{ via: "closing-keyword", reference, exists: null, state: null, url: null }];
  return known.map((issue) => ({ ...issue, via: "closing-keyword", reference }));
}

function nameOf({ reference }: IssueFacts, home: string): string | null {
  const read = readReference(reference, home);
  return read === null ? null : referenceText(read, home);
}

/** Whether a text holds a key by itself: `ORD-77` does not hold `ORD-7`. */
function holdsWord(text: string, key: string): boolean {
  const between = text.split(key);
  return between.slice(1).some((after, index) => !/^[\p{L}\p{N}]/u.test(after) && !/[\p{L}\p{N}]$/u.test(String(between[index])));
}
