import { notFound, ok } from "../answer.js";
import { refuse, type Routes } from "../call.js";
import { repositorySummary, user } from "../presentation.js";

export const routes: Routes = {
  "GET /repos/{owner}/{repo}": (call) =>
    ok({ ...repositorySummary(call.github, call.repository), description: null, language: null, visibility: call.repository.private ? "private" : "public" }),
  "GET /repos/{owner}/{repo}/collaborators/{username}/permission": (call) => {
    const login = call.parameter("username");
    const permission = call.repository.has.collaborators.get(login) ?? (call.repository.private ? refuse(notFound) : "read");
    return ok({ permission, role_name: permission, user: user(call.github, login) });
  },
  "GET /repos/{owner}/{repo}/rules/branches/{branch}": () => ok([]),
};
