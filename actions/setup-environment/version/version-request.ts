/**
 * A version as a file of the repository asks for it. Each scheme has its own rule of what satisfies it
 * (satisfaction.ts) and its own text for the action that sets the tool up (../plan/version-text.ts).
 */
export type VersionRequest =
  /** The tool is needed, and no file says which version. */
  | { readonly scheme: "any" }
  /** A file asks for the newest release by a word such as `latest` or `node`. */
  | { readonly scheme: "newest"; readonly text: string }
  /** The version starts with these components: `20`, `3.11`, `17.0.9`. */
  | { readonly scheme: "prefix"; readonly text: string }
  /** This version or any later one: Go's `go` line, Cargo's `rust-version`, Maven's release. */
  | { readonly scheme: "minimum"; readonly text: string }
  /** A range as npm reads it. */
  | { readonly scheme: "npm-range"; readonly text: string }
  /** A release line with long-term support; null is any such line. */
  | { readonly scheme: "node-lts"; readonly text: string; readonly codename: string | null }
  /** Version specifiers of PEP 440, of which one alternative must hold. */
  | { readonly scheme: "python-specifier"; readonly text: string; readonly alternatives: readonly string[] }
  /** A release channel of Rust, at a day where one is named. */
  | { readonly scheme: "rust-channel"; readonly text: string; readonly channel: "stable" | "beta" | "nightly"; readonly day: string | null };

/** The request as its file wrote it; `any` where no file names a version. */
export function requestText(request: VersionRequest): string {
  return request.scheme === "any" ? "any" : request.text;
}

/** What a program says of itself. */
export interface InstalledVersion {
  /** Without a leading `v`: `20.20.2`, `3.13.0rc1`, `1.97.0-nightly`. */
  readonly version: string;
  /** Codename of the long-term support line (Node.js), or null. */
  readonly codename: string | null;
  /** Day of the commit that it was built from (Rust), `2026-05-01`, or null. */
  readonly day: string | null;
}
