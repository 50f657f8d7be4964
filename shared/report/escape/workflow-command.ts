import { showInvisible, showInvisibleInBlock } from "./invisible.js";

/** The log viewer obeys `##[group]` and its kin wherever a line begins with them, the runner anywhere in a line. */
function breakOldForm(text: string): string {
  return text.replaceAll("##[", "##\\[");
}

/** The message part of a workflow command. The runner decodes `%25 %0D %0A` again, so a line break stays one. */
export function commandData(text: string): string {
  return breakOldForm(showInvisibleInBlock(text)).replaceAll("%", "%25").replaceAll("\n", "%0A");
}

/** The value of a workflow command's property (`file=`, `title=`): also `:` and `,` are encoded, and no line break is left. */
export function commandProperty(text: string): string {
  return breakOldForm(showInvisible(text)).replaceAll("%", "%25").replaceAll(":", "%3A").replaceAll(",", "%2C");
}

/**
 * A whole workflow command line without its newline.
 * @param command our own word such as `error` or `notice`, never outside text.
 * @param properties names are ours; values may come from outside.
 */
export function workflowCommand(command: string, properties: Readonly<Record<string, string | number>>, message: string): string {
  const list = Object.entries(properties).map(([name, value]) => `${name}=${commandProperty(String(value))}`).join(",");
  return `::${command}${list === "" ? "" : ` ${list}`}::${commandData(message)}`;
}

/**
 * Lines for the runner's log, from none of which the runner takes a command: it trims a line and obeys a leading `::`, so
 * that gets a backslash in front. Nothing else in them changes, such as colour of our own.
 * @param text whole lines, in which what came from outside is visible already.
 */
export function withoutCommands(text: string): string {
  return breakOldForm(text).replace(/^(\s*)::/gmu, "$1\\::");
}

/** Outside text for the runner's log, as lines without newlines. Apply it to the whole line that is printed, last of all. */
export function logLines(text: string): string[] {
  return withoutCommands(showInvisibleInBlock(text.replace(/\r(?!\n)/gu, "\n"))).split("\n");
}

/** The command after which the runner's log shows `***` for `secret`. Nothing in it may change but what the runner decodes. */
export function maskCommand(secret: string): string {
  return `::add-mask::${secret.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A")}`;
}
