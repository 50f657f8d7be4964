import { created, ok } from "../answer.js";
import type { Call, Routes } from "../call.js";
import type { JsonObject } from "../json.js";
import { page } from "../pagination.js";
import { repositoryUrl, user } from "../presentation.js";
import type { Deployment, DeploymentStatus } from "../state.js";

function url(call: Call, deployment: Deployment): string {
  return `${repositoryUrl(call.github, call.repository)}/deployments/${deployment.id}`;
}

function present(call: Call, deployment: Deployment): JsonObject {
  const { ref, task, payload, environment, description, transient_environment, production_environment } = deployment.said;
  const target = environment ?? "production";
  return {
    id: deployment.id, sha: deployment.sha, ref, task: task ?? "deploy", payload: payload ?? {}, environment: target, original_environment: target,
    description: description ?? null, creator: user(call.github, deployment.creator), created_at: deployment.createdAt, updated_at: deployment.createdAt,
    transient_environment: transient_environment ?? false, production_environment: production_environment ?? target === "production",
    url: url(call, deployment), statuses_url: `${url(call, deployment)}/statuses`, repository_url: repositoryUrl(call.github, call.repository),
  };
}

function presentStatus(call: Call, deployment: Deployment, status: DeploymentStatus): JsonObject {
  const { state, description, environment, target_url, log_url, environment_url } = status.said;
  return {
    id: status.id, state, description: description ?? "", environment: environment ?? deployment.said.environment ?? "production",
    ...(typeof target_url === "string" ? { target_url } : {}), ...(typeof log_url === "string" ? { log_url } : {}),
    ...(typeof environment_url === "string" ? { environment_url } : {}),
    creator: user(call.github, status.creator), created_at: status.createdAt, updated_at: status.createdAt,
    url: `${url(call, deployment)}/statuses/${status.id}`, deployment_url: url(call, deployment), repository_url: repositoryUrl(call.github, call.repository),
  };
}

/** GitHub keeps a final state and puts the deployments that went before out of service, unless told not to. */
function replaceEarlier(call: Call, current: Deployment): void {
  const environment = current.said.environment ?? "production";
  for (const deployment of call.repository.has.deployments) {
    const same = (deployment.said.environment ?? "production") === environment && deployment.id < current.id;
    if (!same || deployment.statuses.at(-1)?.said.state !== "success" || deployment.said.transient_environment === true) continue;
    deployment.statuses.push({ id: call.repository.nextId(), creator: call.caller.login, said: { state: "inactive" }, createdAt: new Date().toISOString() });
  }
}

function deploymentOf(call: Call): Deployment {
  return call.find(call.repository.has.deployments, "deployment_id", (deployment) => deployment.id);
}

function isListed(call: Call, deployment: Deployment): boolean {
  const facts = { sha: deployment.sha, ref: deployment.said.ref, environment: deployment.said.environment ?? "production", task: deployment.said.task ?? "deploy" };
  return Object.entries(facts).every(([name, value]) => call.query.get(name) === null || call.query.get(name) === value);
}

export const routes: Routes = {
  "GET /repos/{owner}/{repo}/deployments": (call) =>
    page(call, call.repository.has.deployments.filter((deployment) => isListed(call, deployment)).toReversed(), (deployment) => present(call, deployment)),
  "POST /repos/{owner}/{repo}/deployments": async (call) => {
    const sha = await call.commit(call.text("ref"));
    const deployment: Deployment = { id: call.repository.nextId(), sha, creator: call.caller.login, said: call.body, statuses: [], createdAt: new Date().toISOString() };
    call.repository.has.deployments.push(deployment);
    return created(present(call, deployment));
  },
  "GET /repos/{owner}/{repo}/deployments/{deployment_id}": (call) => ok(present(call, deploymentOf(call))),
  "GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses": (call) => {
    const deployment = deploymentOf(call);
    return page(call, deployment.statuses.toReversed(), (status) => presentStatus(call, deployment, status));
  },
  "POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses": (call) => {
    const deployment = deploymentOf(call);
    const { auto_inactive, ...said } = call.body;
    if (said.state === "success" && auto_inactive !== false) replaceEarlier(call, deployment);
    const status: DeploymentStatus = { id: call.repository.nextId(), creator: call.caller.login, said, createdAt: new Date().toISOString() };
    deployment.statuses.push(status);
    return created(presentStatus(call, deployment, status));
  },
};
