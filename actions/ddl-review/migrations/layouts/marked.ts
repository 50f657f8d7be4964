import { blankedExcept } from "../blanked.js";
import type { Migration } from "../migration.js";
import { byVersion, fileName, type Layout, type SourceFile } from "./layout.js";
import { markedSections } from "./marked-sections.js";

interface Marks {
  readonly name: string;
  /** A line that begins a direction, which is its first group. */
  readonly marker: RegExp;
  /** What a file says that is to run without a transaction. */
  readonly withoutTransaction: RegExp;
}

/** Runners whose files hold both directions behind marks: goose and dbmate. */
function markedLayout({ name, marker, withoutTransaction }: Marks): Layout {
  const migrationOf = ({ file, text }: SourceFile): Migration[] => {
    const version = /^\d+/.exec(fileName(file))?.[0];
    const { up, down } = markedSections(text, marker);
    if (version === undefined || up.length === 0) return [];
    const back = blankedExcept(text, down);
    return [{
      file, version, up: blankedExcept(text, up), down: back.trim() === "" ? null : back, downFile: file,
      wrapping: withoutTransaction.test(text) ? "none" : "transaction",
    }];
  };
  return {
    name, hasDown: true,
    isTypical: ({ text }) => text.search(marker) >= 0,
    migrationsOf: (sources) => sources.flatMap(migrationOf).sort(byVersion),
  };
}

/** https://pressly.github.io/goose/documentation/annotations/ */
export const GOOSE = markedLayout({ name: "goose", marker: /^[ \t]*--[ \t]*\+goose[ \t]+(up|down)\b.*$/gim, withoutTransaction: /^[ \t]*--[ \t]*\+goose[ \t]+no[ \t]+transaction\b/im });
/** https://github.com/amacneil/dbmate#migration-options */
export const DBMATE = markedLayout({ name: "dbmate", marker: /^[ \t]*--[ \t]*migrate:(up|down)\b.*$/gim, withoutTransaction: /^[ \t]*--[ \t]*migrate:up\b.*\btransaction:false\b/im });
