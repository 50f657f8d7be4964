import type { MANDATORY_ITEMS } from "../../actions/mr-checklist/presets/mandatory-items.js";
import { presetItems } from "../../actions/mr-checklist/presets/presets.js";
import { leavesOf } from "../../actions/mr-checklist/template/leaves.js";
import type { Owner } from "../../shared/people/owners/owner.js";
import { visibleFileName } from "../../shared/report/escape/file-name.js";
import { absentText } from "../mr-checklist/surroundings/lacks.js";
import type { ChecklistSigns, FoundLinter } from "./checklist-signs.js";

/** Id of an item of the mandatory list. */
export type MandatoryId = (typeof MANDATORY_ITEMS)[number]["id"];

/** What the repository lacks for an item and what to do first, as comment lines; with none the item is in force. */
type Need = (signs: ChecklistSigns) => readonly string[];

/** By item of the mandatory list what it stands on; of those that are not here each repository has all. */
export const ITEM_NEEDS: Readonly<Partial<Record<MandatoryId, Need>>> = {
  title: ({ hasConventionalCommits }) => (hasConventionalCommits ? [] : ["The last commits do not read as conventional ones: first agree on titles such as fix: orders without lines."]),
  coverage: ({ hasSuites }) => (hasSuites ? [] : ["No test suite was found yet, so nothing measures the coverage: first write a test."]),
  "static-analysis": ({ linters }) => linterNeeds(linters, "static-analysis"),
  "coding-standards": ({ linters }) => linterNeeds(linters, "coding-standards"),
  "change-described": (signs) => templateNeeds(signs, "change-described"),
  documented: (signs) => (signs.hasDocumentation ? templateNeeds(signs, "documented") : ["There is neither documentation in docs nor a CHANGELOG: first begin one of them."]),
  "owners-approved": ({ codeowners }) => {
    if (codeowners === null) return ["There is no CODEOWNERS: first write one that names the owners of every business-critical path."];
    return ownerNeeds(codeowners.all, `${codeowners.file} names nobody: first name the owners of every business-critical path there.`);
  },
  "ddl-approved": ({ migrations, codeowners }) => {
    if (migrations.length === 0) return ["No migration of a database was found: put it in force with the first one."];
    const found = `Found ${migrations.map(({ evidence }) => visibleFileName(evidence)).join(", ")}`;
    if (codeowners === null) return [`${found}, and no CODEOWNERS: name who approves it.`];
    return ownerNeeds(codeowners.ofMigrations, `${found}, and ${codeowners.file} names nobody for it: first name who owns it there.`);
  },
  design: ({ designs }) => {
    if (designs === null) return ["No design document was found: plimsoll design new writes one. Then name who approves designs in a section design with roles."];
    return ownerNeeds(designs.owners, `Found ${visibleFileName(designs.evidence)}, and nobody who owns it in CODEOWNERS: first name who approves designs, as design: { roles: { architect: { from: ["@alice"] } } }`);
  },
};

/** What to do first about owners whom a workflow's own token cannot tell; nothing where it can. */
function ownerNeeds(owners: readonly Owner[], nobody: string): readonly string[] {
  if (owners.length === 0) return [nobody];
  const named = (kind: Owner["kind"]): string => owners.filter((owner) => owner.kind === kind).map(({ written }) => visibleFileName(written)).join(", ");
  const [teams, addresses] = [named("team"), named("email")];
  return [
    ...(teams === "" ? [] : [
      `The members of a team (${teams}) are hidden from a workflow's own token, and the item would be an error: first pass`,
      "one that may read them, in the job of mr-checklist.yml and in that of mr-checklist-publish.yml:",
      "  secrets: { org-token: \"${{ secrets.NAME_OF_YOURS }}\" }",
    ]),
    ...(addresses === "" ? [] : [`Whose address it is (${addresses}) nobody can read, and the item would be an error: first name the login in CODEOWNERS.`]),
  ];
}

/** A report has to be written and passed on before anything can be in force, whatever was found. */
function linterNeeds(linters: readonly FoundLinter[], id: FoundLinter["item"]): readonly string[] {
  const found = linters.filter(({ item }) => item === id);
  if (found.length === 0) return ["No such tool was found: first let a workflow run one that writes SARIF, Checkstyle, PMD, ESLint JSON or rdjson into the folder below."];
  return found.map(({ name, evidence, command }) => `Found ${name} (${visibleFileName(evidence)}); first let a workflow run: ${command}`);
}

/** Where there is no template the one that is written has all that the list asks for. */
function templateNeeds({ template, usualTemplate }: ChecklistSigns, id: MandatoryId): readonly string[] {
  if (template === null) return [];
  if (usualTemplate === null) return [`Not every change starts with ${visibleFileName(template)}: first write .github/pull_request_template.md with what plimsoll mr-checklist template prints.`];
  const leaves = presetItems("mandatory").filter((item) => item.id === id).flatMap(({ require }) => leavesOf(require));
  const absent = leaves.flatMap((leaf) => absentText(leaf, usualTemplate) ?? []);
  return absent.length === 0 ? [] : [`${usualTemplate.file} lacks ${absent.join(", ")}: first add that.`];
}
