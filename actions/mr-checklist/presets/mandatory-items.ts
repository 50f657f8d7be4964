import { COMMON_ITEMS } from "./default-items.js";
import { DESIGN_PATHS, MIGRATION_PATHS, REPORT_PATHS } from "./places.js";

const { ISSUE_LINKED, PIPELINE, APPROVED, BY_PEOPLE } = COMMON_ITEMS;

const FOUND_NOTHING = { filter: "added", limits: { error: 0, warning: 0 }, "min-reports": 1 } as const;

/** The whole list that a change has to fulfil where nothing may be forgotten; as the policy writes it. */
export const MANDATORY_ITEMS = [
  ISSUE_LINKED,
  {
    id: "title", title: "The title is a conventional commit's", verify: "machine", when: BY_PEOPLE,
    require: { title: { conventional: true, longest: 100 } },
  },
  PIPELINE,
  {
    id: "coverage", title: "Every statement, branch, function and line is reached by a unit test", verify: "machine",
    // The record is there where the checklist runs behind the pipeline, the check everywhere else.
    require: { any: [{ record: { gate: "coverage-gate" } }, { check: { name: "plimsoll* / coverage" } }] },
  },
  {
    id: "static-analysis", title: "Static analysis finds nothing in the added lines", verify: "machine",
    require: { findings: { reports: REPORT_PATHS.analysis, ...FOUND_NOTHING } },
  },
  {
    id: "coding-standards", title: "The added lines keep the coding standards", verify: "machine",
    require: { findings: { reports: REPORT_PATHS.standards, ...FOUND_NOTHING } },
  },
  {
    id: "change-described", title: "Why, how it was tested and how it is taken back are written down", verify: "machine", when: BY_PEOPLE,
    require: {
      all: [
        { section: { heading: "Why", "min-characters": 40 } },
        { section: { heading: "How it was tested", "min-characters": 20 } },
        { section: { heading: "Rollback plan", "min-characters": 20 } },
      ],
    },
  },
  {
    id: "documented", title: "The documentation says what the change does, or needs no word of it", verify: "attested", when: BY_PEOPLE,
    require: { tick: { key: "documented", by: "author" } },
  },
  APPROVED,
  {
    id: "owners-approved", title: "The owners of every business-critical path approved", verify: "review",
    // CODEOWNERS is the list of those paths: what nobody is named for there is not critical.
    require: { reviews: { from: ["codeowners"], stale: "owned-files" } },
  },
  {
    id: "ddl-approved", title: "The owners of the database approved its new structure", verify: "review", when: { files: { any: MIGRATION_PATHS } },
    require: { reviews: { from: ["codeowners"], paths: MIGRATION_PATHS, stale: "owned-files" } },
  },
  {
    id: "design", title: "An approved design covers the large change", verify: "review",
    when: { any: [{ files: { any: DESIGN_PATHS } }, { size: { "files-over": 30 } }, { size: { "lines-over": 800 } }, { label: { any: ["size/XL", "needs-design"] } }] },
    require: { design: {} },
  },
] as const;
