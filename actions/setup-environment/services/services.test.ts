import { chmod, readFile, readdir, writeFile } from "node:fs/promises";
import { createServer as createHttpServer } from "node:http";
import { createServer, type AddressInfo, type Server } from "node:net";
import path from "node:path";
import { afterEach, describe, expect, it } from "@jest/globals";
import type { Exec, RunFacts } from "../../../shared/action/context.js";
import { execute } from "../../../shared/action/exec.js";
import { InputError } from "../../../shared/action/errors.js";
import { systemClock } from "../../../shared/host/clock.js";
import { parsePolicy } from "../../../shared/policy/parse.js";
import type { ServicePolicy } from "../../../shared/policy/sections/environment.js";
import { folderWith } from "../testing/project.js";
import { dockerRunWords } from "./container.js";
import { healthCheck } from "./health.js";
import { declaredServices, startServices, type ServiceEffects, type ServiceResult } from "./start-services.js";

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

function servicesOf(yaml: string): Map<string, ServicePolicy> {
  return parsePolicy(`environment:\n  services:\n${yaml.split("\n").map((line) => `    ${line}`).join("\n")}`, "plimsoll.yml").environment.services;
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => { server.listen(0, "127.0.0.1", resolve); });
  cleanups.push(() => { server.close(); });
  return (server.address() as AddressInfo).port;
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listening(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A docker that keeps its containers in a folder: a script at the wire, since no test may need the real one. */
async function dockerWith(script: string): Promise<{ exec: Exec; calls: () => Promise<string[]> }> {
  const folder = await folderWith({ calls: "" });
  const file = path.join(folder, "docker");
  await writeFile(file, `#!/bin/sh\necho "$*" >> ${folder}/calls\n${script}\n`);
  await chmod(file, 0o755);
  return {
    exec: (program, words, options) => execute(program === "docker" ? file : program, words, options),
    calls: async () => (await readFile(path.join(folder, "calls"), "utf8")).trim().split("\n"),
  };
}

async function effectsFor(host: RunFacts["host"], exec: Exec = execute): Promise<ServiceEffects & { told: string[] }> {
  const told: string[] = [];
  const root = await folderWith({ "run/x": "" });
  const run: RunFacts = { host, repository: null, workflowRef: null, workflowSha: null, runId: null, attempt: 1, actor: null, event: null, pullRequest: null, base: null };
  return {
    exec, run, told, folder: root, temporary: path.join(root, "run"), clock: systemClock,
    log: { info: (text) => { told.push(text); }, warning: () => undefined, debug: () => undefined, progress: () => undefined },
  };
}

function stop(result: ServiceResult | undefined): void {
  const group = /^kill -- -(\d+)$/.exec(result?.stop ?? "")?.[1];
  cleanups.push(() => { try { process.kill(-Number(group), "SIGKILL"); } catch { /* it had ended by itself */ } });
}

describe("healthCheck", () => {
  const health = (yaml: string): ServicePolicy["health"] => {
    const service = servicesOf(`db:\n  image: x\n  health: ${yaml}`).get("db");
    if (service === undefined) throw new Error("no service");
    return service.health;
  };

  it("takes a port that keeps a connection for healthy, and none that closes it at once, as docker's proxy does", async () => {
    const open = await listening(createServer((socket) => { socket.write("220 hello\r\n"); cleanups.push(() => { socket.destroy(); }); }));
    const proxy = await listening(createServer((socket) => { socket.destroy(); }));
    expect(await healthCheck(health(`{ tcp: ${open} }`), execute, [])()).toBe(true);
    expect(await healthCheck(health(`{ tcp: ${proxy} }`), execute, [])()).toBe(false);
    expect(await healthCheck(health(`{ tcp: ${await freePort()} }`), execute, [])()).toBe(false);
  });

  it("takes an answer below 400 for healthy", async () => {
    const port = await listening(createHttpServer((request, response) => { response.statusCode = request.url === "/ok" ? 204 : 503; response.end(); }));
    const broken = await listening(createServer((socket) => { socket.destroy(); }));
    expect(await healthCheck(health(`{ http: "http://127.0.0.1:${port}/ok" }`), execute, [])()).toBe(true);
    expect(await healthCheck(health(`{ http: "http://127.0.0.1:${port}/starting" }`), execute, [])()).toBe(false);
    expect(await healthCheck(health(`{ http: "http://127.0.0.1:${broken}/" }`), execute, [])()).toBe(false);
  });

  it("takes a program that ends with 0 for healthy, and one that is not there for not yet", async () => {
    expect(await healthCheck(health("{ command: ['true'] }"), execute, [])()).toBe(true);
    expect(await healthCheck(health("{ command: ['false'] }"), execute, [])()).toBe(false);
    expect(await healthCheck(health("{ command: [plimsoll-no-such-program] }"), execute, [])()).toBe(false);
    await expect(healthCheck(health("{ command: ['true'] }"), () => Promise.reject(new TypeError("ours")), [])()).rejects.toThrow("ours");
  });
});

describe("services that are a command", () => {
  it("start in the project's folder, go on by themselves and are waited for", async () => {
    const port = await freePort();
    const services = servicesOf(`web:\n  command: [node, -e, "require('net').createServer(() => {}).listen(${port}, '127.0.0.1')"]\n  environment: { A: b }\n  health: { tcp: ${port}, timeout: 20s }`);
    const effects = await effectsFor("terminal");
    const [result] = await startServices(services, effects);
    stop(result);
    expect(result).toMatchObject({ name: "web", how: "command", state: "healthy", problem: "", stop: expect.stringMatching(/^kill -- -\d+$/) as unknown });
    expect(effects.told).toEqual(["service web: started, waiting until it is healthy"]);
    expect((await startServices(services, effects))[0]).toMatchObject({ state: "answering", stop: null });
  });

  it("that hand over to a daemon and end are waited for too", async () => {
    const root = await folderWith({});
    const [result] = await startServices(servicesOf(`db:\n  command: [sh, -c, "(sleep 0.7; echo ok > ${root}/ready) & exit 0"]\n  health: { command: [test, -f, ${root}/ready], timeout: 20s }`), await effectsFor("runner"));
    expect(result).toMatchObject({ state: "healthy" });
  });

  it("that fail are named with the last twenty lines of their log", async () => {
    const [result] = await startServices(servicesOf("db:\n  command: [sh, -c, 'for i in $(seq 1 30); do echo line $i; done; exit 3']\n  health: { command: ['false'] }"), await effectsFor("runner"));
    expect(result?.state).toBe("failed");
    expect(result?.problem).toMatch(/^service db exited with code 3 before it was healthy; the last 20 lines of its log:\nline 11\n[\s\S]*line 30$/);
  });

  it("that are ended by a signal say so, and an empty log too", async () => {
    const [result] = await startServices(servicesOf("db:\n  command: [sh, -c, 'kill -9 $$']\n  health: { command: ['false'] }"), await effectsFor("runner"));
    expect(result?.problem).toBe("service db was ended by SIGKILL before it was healthy; its log is empty");
  });

  it("that do not become healthy in time are named", async () => {
    const [result] = await startServices(servicesOf("db:\n  command: [sleep, '30']\n  health: { command: ['false'], timeout: 1s }"), await effectsFor("runner"));
    stop(result);
    expect(result?.problem).toBe("service db was not healthy within 1 s; its log is empty");
  });

  it("that cannot be started are named, and the others start all the same", async () => {
    const results = await startServices(servicesOf("a:\n  command: [plimsoll-no-such-program]\n  health: { command: ['false'] }\nb:\n  command: ['true']\n  health: { command: ['true'] }"), await effectsFor("runner"));
    expect(results.map(({ state }) => state)).toEqual(["failed", "healthy"]);
    expect(results[0]?.problem).toMatch(/^service a: cannot start plimsoll-no-such-program: /);
  });

  it("write their log beside the run's temporary folder, which is removed before they end", async () => {
    const effects = await effectsFor("runner");
    await startServices(servicesOf("db:\n  command: [echo, hello]\n  health: { command: ['true'] }"), effects);
    expect((await readdir(path.dirname(effects.temporary))).filter((name) => name.startsWith("plimsoll-service-db-"))).toHaveLength(1);
  });

  it("do not hide a mistake of ours", async () => {
    const effects = await effectsFor("runner", () => Promise.reject(new TypeError("ours")));
    await expect(startServices(servicesOf("db:\n  command: ['true']\n  health: { command: ['true'] }"), effects)).rejects.toThrow("ours");
  });
});

describe("services that are an image", () => {
  const POSTGRES = "db:\n  image: postgres:17\n  arguments: [-c, fsync=off]\n  environment: { POSTGRES_PASSWORD: p }\n  ports: [5432, '15433:5433']\n  health: { command: [pg_isready], timeout: 2s }";

  it("open their ports on the loopback address alone", () => {
    const service = servicesOf(POSTGRES).get("db");
    expect(service && dockerRunWords("plimsoll-db", "postgres:17", service)).toEqual([
      "run", "--detach", "--name", "plimsoll-db", "--label", "plimsoll.service", "--publish", "127.0.0.1:5432:5432", "--publish", "127.0.0.1:15433:5433",
      "--env", "POSTGRES_PASSWORD=p", "postgres:17", "-c", "fsync=off",
    ]);
  });

  it("replace what an earlier run left, and are asked inside the container", async () => {
    const docker = await dockerWith("exit 0");
    const [result] = await startServices(servicesOf(POSTGRES), await effectsFor("runner", docker.exec));
    expect(result).toMatchObject({ how: "image", state: "healthy", stop: "docker rm --force plimsoll-db" });
    expect(await docker.calls()).toEqual(["rm --force plimsoll-db", expect.stringMatching(/^run --detach/) as unknown, "exec plimsoll-db pg_isready"]);
  });

  it("that end are named with what docker kept of their log", async () => {
    const docker = await dockerWith('case "$1" in exec) exit 1;; inspect) echo "exited with exit code 1";; logs) echo starting; echo no password >&2;; esac');
    const [result] = await startServices(servicesOf(POSTGRES), await effectsFor("runner", docker.exec));
    expect(result?.problem).toBe("service db exited with exit code 1 before it was healthy; the last 2 lines of its log:\nstarting\nno password");
  });

  it("that somebody removed are named", async () => {
    const docker = await dockerWith('case "$1" in exec|inspect) exit 1;; esac');
    const [result] = await startServices(servicesOf(POSTGRES), await effectsFor("runner", docker.exec));
    expect(result?.problem).toMatch(/^service db is gone before it was healthy/);
  });

  it("that run and stay unhealthy are named", async () => {
    const docker = await dockerWith('case "$1" in exec) exit 1;; inspect) echo "running with exit code 0";; esac');
    const [result] = await startServices(servicesOf(POSTGRES), await effectsFor("runner", docker.exec));
    expect(result?.problem).toBe("service db was not healthy within 2 s; its log is empty");
  });

  it.each([
    ["its words", "echo 'port is already allocated' >&2; exit 125", "service db: docker could not start postgres:17: port is already allocated"],
    ["its silence", "exit 125", "service db: docker could not start postgres:17: it said nothing"],
  ])("that docker refuses are named with %s", async (_what, script, problem) => {
    const docker = await dockerWith(script);
    const [result] = await startServices(servicesOf(POSTGRES), await effectsFor("runner", docker.exec));
    expect(result).toMatchObject({ state: "failed", problem, stop: null });
  });

  it("fail in one line where there is no docker", async () => {
    const [result] = await startServices(servicesOf(POSTGRES), await effectsFor("runner", () => Promise.reject(new InputError("cannot start docker: it is not installed"))));
    expect(result).toMatchObject({ state: "failed", problem: "cannot start docker: it is not installed" });
  });
});

describe("declaredServices", () => {
  it("takes the image on a runner and the command in a terminal, where there is a choice", () => {
    const services = servicesOf("a:\n  image: x\n  health: { tcp: 1 }\nb:\n  image: x\n  command: [x]\n  health: { tcp: 1 }\nc:\n  command: [x]\n  health: { tcp: 1 }");
    expect(declaredServices(services, "runner").map(({ how }) => how)).toEqual(["image", "image", "command"]);
    expect(declaredServices(services, "terminal").map(({ how, state }) => `${how} ${state}`)).toEqual(["image declared", "command declared", "command declared"]);
  });
});
