import { stringify } from "yaml";
import { PRESET_TEXTS } from "../../actions/mr-checklist/presets/presets.js";
import type { Owner } from "../../shared/people/owners/owner.js";
import { visibleFileName } from "../../shared/report/escape/file-name.js";
import type { ChecklistSigns, FoundLinter } from "./checklist-signs.js";

/** An item that is proposed: in force, or a comment where the user has to do something first. */
interface Proposal {
  /** What was found and what to do, as comment lines. */
  readonly because: readonly string[];
  readonly item: Readonly<Record<string, unknown>>;
  readonly inForce: boolean;
}

/**
 * The section `checklist` of a new policy file, ending in a newline. An item is in force where the repository has all that
 * it needs; where a workflow has to write a report first, or a person has to be named, it stands there as a comment.
 */
export function checklistSection(signs: ChecklistSigns): string {
  const proposals = [...ddlProposals(signs), ...ownersProposals(signs), ...linterProposals(signs.linters)];
  const lines = proposals.flatMap((proposal) => proposalLines(proposal));
  const list = proposals.some(({ inForce }) => inForce) ? "items:" : "# items:";
  return [
    "checklist:",
    "  # Items to start from: default, mandatory (all that a change can be asked for) or none. The docs list them.",
    "  preset: default",
    "  # To leave one out: without: [issue-linked]",
    ...(proposals.length === 0 ? [] : [`  ${list}`, ...lines]),
    "",
  ].join("\n");
}

function proposalLines({ because, item, inForce }: Proposal): readonly string[] {
  const text = stringify(item, { collectionStyle: "flow", lineWidth: 0, aliasDuplicateObjects: false }).trimEnd();
  return [...because.map((line) => `    # ${line}`), `    ${inForce ? "" : "# "}- ${text}`];
}

function presetItem(id: string): Readonly<Record<string, unknown>> {
  const found = PRESET_TEXTS.mandatory.find((item) => item.id === id);
  /* istanbul ignore next -- the ids below are the mandatory list's own; the tests of this file read each */
  if (found === undefined) throw new RangeError(`the mandatory list has no item ${id}`);
  return found;
}

function ddlProposals({ migrations, codeowners }: ChecklistSigns): readonly Proposal[] {
  const paths = migrations.map(({ glob }) => glob);
  if (paths.length === 0) return [];
  const found = `Found ${migrations.map(({ evidence }) => visibleFileName(evidence)).join(", ")}`;
  const item = (from: string) => ({ ...presetItem("ddl-approved"), when: { files: { any: paths } }, require: { reviews: { from: [from], paths, stale: "owned-files" } } });
  if (codeowners === null) return [{ because: [`${found}, and no CODEOWNERS: name who approves it.`], item: item("@alice"), inForce: false }];
  const first = hiddenOwners(codeowners.ofMigrations);
  return [{ because: [`${found}; ${codeowners.file} has to name who owns it.`, ...first], item: item("codeowners"), inForce: first.length === 0 }];
}

function ownersProposals({ codeowners }: ChecklistSigns): readonly Proposal[] {
  if (codeowners === null) return [];
  return [{ because: [`Every owner in ${codeowners.file} whose files a change touches approves it:`, ...hiddenOwners(codeowners.all)], item: presetItem("owners-approved"), inForce: false }];
}

/** What to do first about owners whom a workflow's own token cannot tell; nothing where it can. */
function hiddenOwners(owners: readonly Owner[]): readonly string[] {
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

function linterProposals(linters: readonly FoundLinter[]): readonly Proposal[] {
  const ids = [...new Set(linters.map(({ item }) => item))];
  return ids.map((id) => {
    const because = linters.filter(({ item }) => item === id).map(({ name, evidence, command }) => `Found ${name} (${visibleFileName(evidence)}); first let a workflow run: ${command}`);
    return { because, item: presetItem(id), inForce: false };
  });
}
