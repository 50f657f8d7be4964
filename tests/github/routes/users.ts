import { notFound, ok } from "../answer.js";
import { refuse, type Call, type Routes } from "../call.js";
import type { JsonObject } from "../json.js";
import { page } from "../pagination.js";
import { user } from "../presentation.js";

function profile(call: Call, login: string): JsonObject {
  return { ...user(call.github, login), user_view_type: "public", name: null, public_repos: 0, followers: 0, following: 0 };
}

function teamOf(call: Call): readonly string[] {
  return call.github.teams.get(`${call.parameter("org")}/${call.parameter("team_slug")}`) ?? refuse(notFound);
}

export const routes: Routes = {
  "GET /user": (call) => ok(profile(call, call.caller.login)),
  "GET /users/{username}": (call) => ok(profile(call, call.parameter("username"))),
  "GET /orgs/{org}/teams/{team_slug}/members": (call) => page(call, teamOf(call), (login) => user(call.github, login)),
  "GET /orgs/{org}/teams/{team_slug}/memberships/{username}": (call) => {
    const login = call.parameter("username");
    if (!teamOf(call).includes(login)) return notFound;
    return ok({ url: call.url, role: "member", state: "active" });
  },
};

