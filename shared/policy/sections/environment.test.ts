import { describe, expect, it } from "@jest/globals";
import { InputError } from "../../action/errors.js";
import { parsePolicy } from "../parse.js";

function environment(yaml: string) {
  return parsePolicy(`environment:\n${yaml.split("\n").map((line) => `  ${line}`).join("\n")}`, "plimsoll.yml").environment;
}

function refusal(yaml: string): string {
  try {
    environment(yaml);
  } catch (thrown) {
    if (thrown instanceof InputError) return thrown.message;
    throw thrown;
  }
  return "accepted";
}

const service = (lines: string): string => `services:\n  db:\n    ${lines.replaceAll("\n", "\n    ")}`;

describe("the environment section of the policy", () => {
  it("refuses packages without a lock file and starts nothing unless it is told otherwise", () => {
    expect(parsePolicy("", "plimsoll.yml").environment).toEqual({ unlocked: "refuse", services: new Map() });
  });

  it("reads an image with its ports, environment and health", () => {
    const { services } = environment(service("image: postgres:17\nenvironment: { POSTGRES_PASSWORD: plimsoll }\nports: [5432, '15433:5433']\nhealth: { command: [pg_isready], timeout: 2m }"));
    expect(services.get("db")).toEqual({
      starts: [{ by: "image", image: "postgres:17" }], arguments: [],
      environment: new Map([["POSTGRES_PASSWORD", "plimsoll"]]),
      ports: [{ host: 5432, service: 5432 }, { host: 15433, service: 5433 }],
      health: { question: { by: "command", command: ["pg_isready"] }, timeout: 120 },
    });
  });

  it("reads a command with a health port and the default time", () => {
    const { services } = environment(service("command: [redis-server, --port, '6399']\nhealth: { tcp: 6399 }"));
    expect(services.get("db")).toMatchObject({ starts: [{ by: "command", command: ["redis-server", "--port", "6399"] }], health: { question: { by: "tcp", port: 6399 }, timeout: 60 } });
  });

  it("keeps both ways to start a service, the image first", () => {
    const { services } = environment(service("command: [redis-server]\nimage: redis@sha256:" + "a".repeat(64) + "\nhealth: { http: 'http://[::1]:8080/ready?x=1' }"));
    expect(services.get("db")?.starts.map(({ by }) => by)).toEqual(["image", "command"]);
    expect(services.get("db")?.health.question).toEqual({ by: "http", address: "http://[::1]:8080/ready?x=1" });
  });

  it.each([
    ["a service with neither image nor command", service("health: { tcp: 1 }"), /services\.db: expected at least one of image, command/],
    ["a service without health", service("image: redis:8"), /services\.db\.health: expected an object, found nothing/],
    ["two ways to ask for health", service("image: redis:8\nhealth: { tcp: 1, http: 'http://127.0.0.1/' }"), /health: expected exactly one of command, tcp, http/],
    ["health without a way", service("image: redis:8\nhealth: { timeout: 5s }"), /health: expected exactly one of/],
    ["an address of another machine", service("image: redis:8\nhealth: { http: 'http://example.com/' }"), /expected an http:\/\/ address of this machine/],
    ["a loopback name that goes on", service("image: redis:8\nhealth: { http: 'http://localhost.example.com/' }"), /expected an http:\/\/ address of this machine/],
    ["an empty command", service("command: []\nhealth: { tcp: 1 }"), /command: expected a program and its arguments, found an empty list/],
    ["a port that is none", service("image: redis:8\nports: ['0:6379']\nhealth: { tcp: 1 }"), /ports\[0\]: expected a port such as 5432 or 15432:5432/],
    ["a port with an address in front", service("image: redis:8\nports: ['0.0.0.0:6379']\nhealth: { tcp: 1 }"), /expected a port such as/],
    ["a port with three parts", service("image: redis:8\nports: ['1:2:3']\nhealth: { tcp: 1 }"), /expected a port such as/],
    ["a port that is a list", service("image: redis:8\nports: [[1]]\nhealth: { tcp: 1 }"), /expected a port such as/],
    ["an image that is an option of docker", service("image: --privileged\nhealth: { tcp: 1 }"), /expected an image such as postgres:17/],
    ["a name that docker would not take", "services:\n  'DB 1':\n    image: redis:8\n    health: { tcp: 1 }", /expected a name of small letters/],
    ["an unknown word for unlocked", "unlocked: maybe", /expected one of refuse, allow/],
  ])("refuses %s", (_what, yaml, message) => {
    expect(refusal(yaml)).toMatch(message);
  });
});
