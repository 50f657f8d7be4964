import path from "node:path";
import { stat } from "node:fs/promises";
import type { Context } from "../../shared/action/context.js";
import { InputError } from "../../shared/action/errors.js";
import { countsAnything, METRICS } from "../../shared/coverage/model.js";
import type { CoverageProblem } from "../../shared/coverage/problem.js";
import { SourcePaths } from "../../shared/coverage/source-paths.js";
import { MANIFEST_FILE } from "../../shared/sharding/manifest.js";
import type { CoveragePolicy } from "../../shared/policy/sections/coverage.js";
import { judgedSection, scopeOf } from "./changes/scope.js";
import type { Demands, Floors, JudgedFacts } from "./judgement/judge.js";
import { collectCoverage } from "./reports/collect.js";
import { findReports, type FoundReport } from "./reports/find-reports.js";
import { repositoryFacts, type RepositoryFacts } from "./reports/repository.js";
import { countedShards, shardOf, shardProblems, type ReadReport } from "./reports/shard-checks.js";
import { findShardFolders, type ShardFolder } from "./reports/shard-folders.js";
import { ignoreNotes, sourcesWithCode } from "./sources/read-sources.js";
import { judgedBy, unmeasuredSources } from "./sources/source-set.js";

/** What the user asks to be judged. */
export interface Request {
  /** Globs or names of files. */
  readonly reports: readonly string[];
  /** Absolute. */
  readonly root: string;
  readonly expectShards: number | null;
  /** Ref that the change goes onto; empty leaves it to the event, or in a terminal to the clone. */
  readonly base: string;
}

/** Everything that the gate decides and reports from. */
export interface GatheredFacts {
  readonly repository: RepositoryFacts;
  readonly judged: JudgedFacts;
}

function floorsOf(section: CoveragePolicy): Floors {
  return { statements: section.statements, branches: section.branches, functions: section.functions, lines: section.lines };
}

function demandsOf(section: CoveragePolicy): Demands {
  const floors = floorsOf(section);
  const paths = section.paths.map((entry) => ({
    path: entry.path,
    floors: { ...floors, ...Object.fromEntries(METRICS.map((metric) => [metric, entry[metric] ?? (section.mode === "all" ? floors[metric] : 0)])) },
  }));
  return { floors, paths, everySourceFile: section["require-every-source-file"] };
}

async function mustBeFolder(folder: string): Promise<void> {
  const isFolder = (await stat(folder).catch(() => null))?.isDirectory() === true;
  if (!isFolder) throw new InputError(`input root: ${folder} is not a folder`);
}

/** Reports of shards that a later attempt replaced, and the manifests themselves, are not read. */
function reportsToRead(found: readonly FoundReport[], shards: readonly ShardFolder[]): FoundReport[] {
  const counted = countedShards(shards);
  return found.filter(({ file }) => {
    const shard = shardOf(file, shards);
    if (shard === null) return true;
    return counted.includes(shard) && file !== path.join(shard.folder, MANIFEST_FILE);
  });
}

function noReports(patterns: readonly string[]): CoverageProblem[] {
  return patterns.map((pattern) => ({
    code: "no-reports", report: null, file: null,
    message: `${JSON.stringify(pattern)} names no file; check the pattern, and that the runs which write the reports have ended`,
  }));
}

/**
 * A shard whose tests load no source file measures nothing, rightly. Its manifest vouches for that; without one a report
 * of nothing is a missing fact. That the whole set measures something is judged later.
 */
function withoutIdleShards(problems: readonly CoverageProblem[], reports: readonly ReadReport[], shards: readonly ShardFolder[]): CoverageProblem[] {
  const vouched = new Set(reports.filter(({ file }) => shardOf(file, shards) !== null).map(({ name }) => name));
  return problems.filter(({ code, report }) => code !== "nothing-measured" || report === null || !vouched.has(report));
}

/** Gathers all facts from disk and git. Nothing is judged here. */
export async function gatherFacts(request: Request, context: Pick<Context<unknown>, "exec" | "log" | "run" | "workspace">): Promise<GatheredFacts> {
  const { root, expectShards: expected } = request;
  const { log, workspace } = context;
  await mustBeFolder(root);
  const repository = await repositoryFacts(context, root, request.base);
  const { section, notes } = judgedSection(repository, context.run);
  const found = await findReports(request.reports, [root, workspace]);
  const { shards, problems: manifestProblems } = await findShardFolders(found.reports.map(({ file }) => file));
  const collected = await collectCoverage(reportsToRead(found.reports, shards), new SourcePaths(repository.paths), log);
  const { files } = repository.paths;
  const globs = { include: section.include, exclude: section.exclude };
  const judged = judgedBy(globs);
  // A tool may list a file and count nothing in it: that measures nothing of it.
  const listed = new Set([...collected.files].filter(([, file]) => !countsAnything(file)).map(([file]) => file));
  const measured = new Set([...collected.files.keys()].filter((file) => !listed.has(file)));
  const unmeasured = await sourcesWithCode(root, unmeasuredSources(files, measured, globs), listed);
  const judgedFiles = [...collected.files.values()].filter((file) => judged(file.path));
  const { scope, notes: scopeNotes } = await scopeOf(section.mode, repository.changed, root, judgedFiles);
  const ownMeasured = files.filter((file) => collected.files.has(file) && judged(file));
  return {
    repository,
    judged: {
      files: judgedFiles,
      unmeasured: unmeasured.groups,
      scope,
      demands: demandsOf(section),
      problems: [
        ...noReports(found.unmatched), ...manifestProblems, ...withoutIdleShards(collected.problems, collected.reports, shards),
        ...shardProblems({ shards, reports: collected.reports, expected, commit: repository.git?.commit ?? null }),
      ],
      notes: [
        ...notes, ...repository.notes, ...scopeNotes, ...collected.notes, ...unmeasured.notes, ...(await ignoreNotes(root, ownMeasured)),
      ],
    },
  };
}
