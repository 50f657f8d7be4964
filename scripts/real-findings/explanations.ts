import type { Explanation, Sides } from "./comparison.js";

/** Leaves lines out of both sides. */
const leaving = (isLeft: (line: string) => boolean) => ([ours, theirs]: Sides): Sides => [ours.filter((line) => !isLeft(line)), theirs.filter((line) => !isLeft(line))];
const withoutLines = leaving((line) => line.endsWith(" + -0"));
const nameAlone = (line: string): string => line.replace(/ \+[\d ]*-\d+$/, "");
/** Which files there are, and not which of their lines; reviewdog has no name for the empty one among them. */
const namesAlone = ([ours, theirs]: Sides): Sides => leaving((name) => name === "" || name.endsWith("/empty/dummy"))([ours.map(nameAlone), theirs.map(nameAlone)]);
const withoutFirstFolder = ([ours, theirs]: Sides): Sides => [ours.map((line) => line.replace(/^[^/]*\//, "")), theirs];
const placeAlone = (line: string): string => line.replace(/^.*(?=:(?:\d+|-)-(?:\d+|-) )/, "");
/** Leaves out what theirs gives no level, and ours `level`. */
const ofLevel = (level: string) => ([ours, theirs]: Sides): Sides => {
  const left = [...ours];
  const others = theirs.filter((line) => {
    const at = line.includes(" unknown ") ? left.indexOf(line.replace(" unknown ", ` ${level} `)) : -1;
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
  return [left, others];
};

/** Every way in which another tool reads a fixture otherwise than we do, with the fixtures that it is about. */
export const EXPLANATIONS: readonly Explanation[] = [
  ...["reviewdog", "go-diff"].map((reader): Explanation => ({
    reader, without: namesAlone, fixtures: /(?:add_only_on_first_line_with_shared_original_line|replace_line|sample_multi_file(?:_deleted|_new|_new_win|_single|_single_apple_in|_single_apple_out)?)\.diff$/,
    reason: "a hunk is shorter than its header says: here it is cut off and the file's changed lines are unknown, there they are those that are left",
  })),
  {
    reader: "reviewdog", fixtures: /\.(?:diff|patch)$/, without: withoutLines,
    reason: "it names no file that has no hunk: a moved, an empty or a binary one",
  },
  {
    reader: "go-diff", fixtures: /\.(?:diff|patch)$/, without: withoutLines,
    reason: "it leaves out files whose binary content is in the diff, and those that diff alone tells of",
  },
  {
    reader: "reviewdog", without: leaving((line) => line.startsWith(" +")), fixtures: /(?:empty_(?:new|orig)|no_newline_\w+|oneline_hunk|sample_bad_hunks|sample_hunk\w*|sample_no_chunksize)\.diff$/,
    reason: "hunks without a file: there they are a file without a name",
  },
  {
    reader: "go-gitdiff", without: withoutFirstFolder, fixtures: /(?:delete_last_line|delete_empty_file|empty_multi)\.diff$/,
    reason: "it takes the first folder away whatever it is called, as `git apply` does; here `a/` and `b/` alone are prefixes",
  },
  {
    reader: "reviewdog", fixtures: /\.sarif$/, without: ofLevel("warning"),
    reason: "a result whose level neither it nor its rule names: the standard makes it a warning, and so does sarif-tools",
  },
  {
    reader: "reviewdog", fixtures: /\.(?:checkstyle|rdjsonl?)$/, without: ofLevel("error"),
    reason: "a finding without a level that it knows: here an error, so that a gate does not take it for harmless",
  },
  {
    reader: "reviewdog", fixtures: /errorformat-(?:dotnet|msbuild)\.sarif$/, without: ([ours, theirs]) => ofLevel("warning")([ours.map(placeAlone), theirs.map(placeAlone)]),
    reason: "a drive of Windows in a place that wants a URI: there `c:` is a scheme and no path is left, here it is the drive",
  },
  ...["reviewdog", "sarif-tools"].map((reader): Explanation => ({
    reader, fixtures: /baseline-sarif\.sarif$/, without: leaving((line) => line === "refused: holds no run: nothing was analysed"),
    reason: "a log without a run: it is refused here, because nothing was analysed, and has no findings there",
  })),
];
