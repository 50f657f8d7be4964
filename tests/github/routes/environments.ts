import { notFound, ok } from "../answer.js";
import { refuse, type Call, type Routes } from "../call.js";
import type { JsonObject } from "../json.js";
import { page } from "../pagination.js";
import { pageUrl, repositoryUrl } from "../presentation.js";
import type { Environment } from "../state.js";

function present(call: Call, environment: Environment): JsonObject {
  const { id, name, said } = environment;
  return {
    id, name, url: `${repositoryUrl(call.github, call.repository)}/environments/${encodeURIComponent(name)}`, html_url: pageUrl(call.repository, "settings/environments"),
    protection_rules: [], deployment_branch_policy: null, ...said,
  };
}

export const routes: Routes = {
  "GET /repos/{owner}/{repo}/environments": (call) =>
    page(call, call.repository.has.environments, (environment) => present(call, environment), (environments, total_count) => ({ total_count, environments })),
  "GET /repos/{owner}/{repo}/environments/{environment_name}": (call) => {
    const name = call.parameter("environment_name");
    return ok(present(call, call.repository.has.environments.find((environment) => environment.name === name) ?? refuse(notFound)));
  },
};
