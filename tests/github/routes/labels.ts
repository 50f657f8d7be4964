import { created, notFound, ok, unprocessable } from "../answer.js";
import type { Call, Routes } from "../call.js";
import { isObject, listOf, textOf, type Json, type JsonObject } from "../json.js";
import { page } from "../pagination.js";
import { repositoryUrl, userId } from "../presentation.js";

/** A label as it stands in answers. */
export function labelDocument(call: Call, name: string): JsonObject {
  return {
    id: userId(name), name, color: "ededed", description: null, default: false,
    url: `${repositoryUrl(call.github, call.repository)}/labels/${encodeURIComponent(name)}`,
  };
}

/** GitHub takes a name, or an object with one. */
export function labelName(label: Json): string {
  return textOf(isObject(label) ? label.name : label);
}

export const routes: Routes = {
  "GET /repos/{owner}/{repo}/labels": (call) => {
    const used = call.repository.has.issues.flatMap((issue) => issue.labels);
    return page(call, [...new Set([...call.repository.has.labels, ...used])], (name) => labelDocument(call, name));
  },
  "POST /repos/{owner}/{repo}/labels": (call) => {
    const name = call.text("name");
    if (call.repository.has.labels.includes(name)) return unprocessable([`label ${name} already exists`]);
    call.repository.has.labels.push(name);
    return created(labelDocument(call, name));
  },
  "GET /repos/{owner}/{repo}/issues/{issue_number}/labels": (call) => page(call, call.issue().labels, (name) => labelDocument(call, name)),
  "POST /repos/{owner}/{repo}/issues/{issue_number}/labels": (call) => {
    const issue = call.issue();
    issue.labels = [...new Set([...issue.labels, ...listOf(call.body.labels).map(labelName)])];
    return ok(issue.labels.map((name) => labelDocument(call, name)));
  },
  "DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}": (call) => {
    const issue = call.issue();
    if (!issue.labels.includes(call.parameter("name"))) return notFound;
    issue.labels = issue.labels.filter((name) => name !== call.parameter("name"));
    return ok(issue.labels.map((name) => labelDocument(call, name)));
  },
};
