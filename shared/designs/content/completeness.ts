import type { Place } from "../../action/errors.js";
import { plural } from "../../report/figures.js";
import type { Design } from "../document/design.js";
import { isSameText, ownCharacters } from "./own-words.js";
import { sectionTexts, type SectionText } from "./section-text.js";
import { QUESTIONS, SECTIONS, type SectionName } from "./sections.js";

/** Something that a document lacks before it can be reviewed. */
export interface ContentProblem {
  /** Stable and in kebab-case. */
  readonly code: "section-missing" | "section-empty" | "gray-stages" | "alert-missing" | "rollback-missing" | "owner-missing" | "covers-missing";
  /** What is wrong and what to do, in one line. */
  readonly message: string;
  readonly place: Required<Place>;
}

/** Everything that is missing in the text and in the front matter, in the order of the document. Nothing, when it can be reviewed. */
export function contentProblems(design: Design, minimumCharacters: number): ContentProblem[] {
  const sections = sectionTexts(design);
  const problems = [
    ...frontMatterProblems(design),
    ...stageProblems(design),
    ...SECTIONS.flatMap((name) => sectionProblems(name, sections.filter((section) => section.name === name), design, minimumCharacters)),
    ...repeatedSections(design, sections, minimumCharacters),
    ...alertProblems(design, sections.filter(({ name }) => name === "Monitoring")),
  ];
  return problems.sort(({ place: one }, { place: other }) => one.line - other.line || one.column - other.column);
}

function sectionProblems(name: SectionName, found: readonly SectionText[], design: Design, minimum: number): ContentProblem[] {
  const [first] = found;
  if (first === undefined) return [{ code: "section-missing", message: `the section ${name} is missing; write a heading \`## ${name}\``, place: design.placeOf([]) }];
  const most = Math.max(...found.map(({ text }) => ownCharacters(text, QUESTIONS[name])));
  if (most >= minimum) return [];
  return [{ code: "section-empty", message: `${littleText(name, most, minimum)}. ${QUESTIONS[name]}`, place: { file: design.path, line: first.line, column: 1 } }];
}

function littleText(name: SectionName, most: number, minimum: number): string {
  if (most === 0) return `the section ${name} says nothing of its own yet; write at least ${plural(minimum, "character")}`;
  return `the section ${name} says too little: ${most} of at least ${plural(minimum, "character")} beyond the template's words`;
}

/** One text under two headings says one thing of the two. */
function repeatedSections({ path }: Design, sections: readonly SectionText[], minimum: number): ContentProblem[] {
  return sections.flatMap(({ name, text, line }, index): ContentProblem[] => {
    const first = sections.slice(0, index).find((other) => other.name !== name && ownCharacters(text) >= minimum && isSameText(other.text, text));
    if (first === undefined) return [];
    return [{ code: "section-empty", message: `the section ${name} says word for word what ${first.name} says. ${QUESTIONS[name]}`, place: { file: path, line, column: 1 } }];
  });
}

/** Names in which nothing is named yet, such as TBD. */
function stageProblems({ frontMatter: { gray }, placeOf }: Design): ContentProblem[] {
  return gray.stages.flatMap((stage, index) => (["name", "metric", "scope"] as const).flatMap((key): ContentProblem[] => {
    const names = [stage[key]].flat();
    if (names.every((name) => ownCharacters(name) > 0)) return [];
    return [{ code: "gray-stages", message: `the ${key} of the stage ${JSON.stringify(stage.name)} is only a placeholder; name what there is`, place: placeOf(["gray", "stages", index, key]) }];
  }));
}

function frontMatterProblems(design: Design): ContentProblem[] {
  const { owners, covers, gray } = design.frontMatter;
  const most = Math.max(0, ...gray.stages.map(({ traffic }) => traffic ?? 0));
  const missing = (code: ContentProblem["code"], path: readonly string[], message: string): ContentProblem[] => [{ code, message, place: design.placeOf(path) }];
  return [
    ...(owners.length === 0 ? missing("owner-missing", ["owners"], "owners is empty; name who wrote the design, by login") : []),
    ...(covers.length === 0 ? missing("covers-missing", ["covers"], "covers is empty; name the code that the design is about, as globs") : []),
    ...(gray.stages.length < 2 ? missing("gray-stages", ["gray", "stages"], `a gray release has at least two stages, found ${gray.stages.length}; each has a name, traffic or scope, metric, threshold and bake`) : []),
    ...(most > 0 && most < 100 ? missing("gray-stages", ["gray", "stages"], `the last stage with traffic reaches ${most} percent of it; end with one of 100`) : []),
    ...(ownCharacters(gray.rollback) === 0 ? missing("rollback-missing", ["gray", "rollback"], "gray.rollback is empty; say in one line how the change is taken back") : []),
  ];
}

function alertProblems(design: Design, monitoring: readonly SectionText[]): ContentProblem[] {
  const alerts = design.frontMatter.gray.alerts.filter((alert) => ownCharacters(alert) > 0);
  const place = design.placeOf(["gray", "alerts"]);
  if (alerts.length === 0) return [{ code: "alert-missing", message: "gray.alerts is empty; name the alerts that end a stage", place }];
  const [section] = monitoring;
  if (section === undefined || monitoring.some(({ text }) => alerts.some((alert) => isNamedIn(text, alert)))) return [];
  return [{ code: "alert-missing", message: `the section Monitoring names none of the alerts of the front matter (${alerts.join(", ")}); say what each one watches`, place: { file: design.path, line: section.line, column: 1 } }];
}

/** Whether a text has the name as a word of its own. */
function isNamedIn(text: string, name: string): boolean {
  const isWordPart = (character: string | undefined): boolean => character !== undefined && /[\p{L}\p{N}_]/u.test(character);
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    if (!isWordPart(text[at - 1]) && !isWordPart(text[at + name.length])) return true;
  }
  return false;
}
