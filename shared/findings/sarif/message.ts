import { listAt, textAt } from "../loose-json.js";
import type { SarifRule } from "./rules.js";

/** What a result without a message is about, as far as its rule says. */
function ruleText({ id, descriptor }: SarifRule): string {
  return textAt(descriptor, "shortDescription", "text") ?? textAt(descriptor, "fullDescription", "text") ?? id ?? "no message";
}

/** `{0}` stands for the first argument, `{{` for a brace. */
function withArguments(template: string, values: readonly unknown[]): string {
  return template.replace(/\{\{|\}\}|\{(\d{1,4})\}/gu, (found, index: string | undefined) => {
    if (index === undefined) return found.slice(1);
    const value = values[Number(index)];
    return typeof value === "string" ? value : found;
  });
}

/** `[this call](1)` points at another place of the result: only its words are text. */
function withoutLinks(text: string): string {
  return text.replace(/\[([^[\]\\]{1,500})\]\(\d{1,9}\)/gu, "$1");
}

/** What a message says: its own text, or the rule's for its id, with the arguments in their places. */
export function messageText(message: unknown, rule: SarifRule): string {
  const id = textAt(message, "id") ?? "";
  const template = textAt(message, "text")
    ?? textAt(rule.descriptor, "messageStrings", id, "text")
    ?? textAt(rule.component, "globalMessageStrings", id, "text")
    ?? textAt(message, "markdown");
  if (template === null) return ruleText(rule);
  const values = listAt(message, "arguments");
  return withoutLinks(values.length === 0 ? template : withArguments(template, values));
}
