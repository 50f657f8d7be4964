/** The smallest thing that a runner can run alone: a test file (Jest), a test (pytest), a top-level test of a package (Go). */
export interface DiscoveredItem {
  /** Unique within its suite. `/` separates folders; what stands behind `::` lies inside the group. */
  readonly id: string;
  /** Items of one group share a start-up, so they stay together unless the group is long: a file, or a Go package. */
  readonly group: string;
  /** Items of one unit stay together even when their group is cut, such as those of a pytest class. */
  readonly unit: string;
  /** Size of the item's source, or its share of the group's; what stands for a weight when no duration is known. */
  readonly bytes: number;
}

/** The file or package that an id lies in. */
export function groupOfId(id: string): string {
  const separator = id.indexOf("::");
  return separator === -1 ? id : id.slice(0, separator);
}

/** The id of a parametrized test without its parameters, which stand in brackets behind the name; null for any other. */
export function withoutParameter(id: string): string | null {
  const separator = id.indexOf("::");
  const bracket = separator === -1 ? -1 : id.indexOf("[", separator);
  return bracket === -1 ? null : id.slice(0, bracket);
}

/** The folders above a group, nearest first, ending with `""` for the whole repository. */
export function foldersAbove(group: string): string[] {
  const folders: string[] = [];
  for (let end = group.lastIndexOf("/"); end > 0; end = group.lastIndexOf("/", end - 1)) folders.push(group.slice(0, end));
  return [...folders, ""];
}
