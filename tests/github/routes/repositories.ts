import { notFound, ok } from "../answer.js";
import { refuse, type Routes } from "../call.js";
import { repositorySummary, user } from "../presentation.js";

/** The roles that may push. */
export const CAN_PUSH: ReadonlySet<string> = new Set(["admin", "maintain", "write"]);

/** The field `permission` knows four words only. A role of an organization's own making is built on `write` here. */
const FOLDED = new Map([["admin", "admin"], ["maintain", "write"], ["write", "write"], ["triage", "read"], ["read", "read"], ["none", "none"]]);

export const routes: Routes = {
  "GET /repos/{owner}/{repo}": (call) =>
    ok({ ...repositorySummary(call.github, call.repository), description: null, language: null, visibility: call.repository.private ? "private" : "public" }),
  "GET /repos/{owner}/{repo}/collaborators/{username}/permission": (call) => {
    const login = call.parameter("username");
    const role = call.repository.has.collaborators.get(login) ?? (call.repository.private ? refuse(notFound) : "read");
    return ok({ permission: FOLDED.get(role) ?? "write", role_name: role, user: user(call.github, login) });
  },
  "GET /repos/{owner}/{repo}/rules/branches/{branch}": () => ok([]),
};
