import {
  integer, list, mapOf, nullable, object, oneOf, ShapeError, text, withDefault, type Shape, type ShapePath, type TypeOf,
} from "../../schema/shape.js";
import { duration } from "./tests.js";

/** A port of this machine's loopback address and the port of the service behind it. */
export interface PortMapping {
  readonly host: number;
  readonly service: number;
}

const PORT_SCHEMA = { type: "integer", minimum: 1, maximum: 65_535 } as const;

const EXPECTED_PORT = "expected a port such as 5432 or 15432:5432";

function portNumber(value: unknown, path: ShapePath): number {
  const port = typeof value === "string" && /^\d{1,5}$/.test(value) ? Number(value) : value;
  if (typeof port !== "number" || !Number.isInteger(port) || port < 1 || port > 65_535) throw new ShapeError(path, EXPECTED_PORT);
  return port;
}

/** `5432`, or `15432:5432` where this machine's port is another one. */
const port: Shape<PortMapping> = {
  schema: { anyOf: [PORT_SCHEMA, { type: "string", pattern: "^\\d{1,5}(:\\d{1,5})?$" }], description: "A port, or `port of this machine:port of the service`. Opened on the loopback address only." },
  check(value, path) {
    const [host, service = host, ...rest] = typeof value === "string" ? value.split(":") : [value];
    if (rest.length > 0) throw new ShapeError(path, EXPECTED_PORT);
    return { host: portNumber(host, path), service: portNumber(service, path) };
  },
};

/** A program and its arguments. */
export type ProgramLine = readonly [string, ...string[]];

function programLine(description: string): Shape<ProgramLine> {
  const words = list(text({ minLength: 1 }), description);
  return {
    schema: { ...words.schema, minItems: 1 },
    check(value, path) {
      const [program, ...rest] = words.check(value, path);
      if (program === undefined) throw new ShapeError(path, "expected a program and its arguments, found an empty list");
      return [program, ...rest];
    },
  };
}

const loopback = text({
  pattern: /^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?(?:\/[\x21-\x7e]*)?$/,
  expected: "an http:// address of this machine, such as http://127.0.0.1:8080/health",
  description: "Healthy when a GET of this address of this machine answers with a status below 400.",
});

/** How a service is asked whether it is healthy. */
export type HealthQuestion =
  | { readonly by: "command"; readonly command: ProgramLine }
  | { readonly by: "tcp"; readonly port: number }
  | { readonly by: "http"; readonly address: string };

/** How to tell that a service is ready. */
export interface HealthPolicy {
  readonly question: HealthQuestion;
  /** Seconds. */
  readonly timeout: number;
}

const healthKeys = object({
  command: withDefault(nullable(programLine("Healthy when this program ends with 0; it runs in the container of an image.")), null),
  tcp: withDefault(nullable(integer({ minimum: 1, maximum: 65_535, description: "Healthy when this port of this machine takes a connection and keeps it." })), null),
  http: withDefault(nullable(loopback), null),
  timeout: withDefault(duration("How long the service may take to become healthy."), 60, "60s"),
});

const health: Shape<HealthPolicy> = {
  schema: { ...healthKeys.schema, oneOf: ["command", "tcp", "http"].map((name) => ({ required: [name] })) },
  check(value, path) {
    const { command, tcp, http, timeout } = healthKeys.check(value, path);
    const questions: HealthQuestion[] = [
      ...(command === null ? [] : [{ by: "command", command } as const]),
      ...(tcp === null ? [] : [{ by: "tcp", port: tcp } as const]),
      ...(http === null ? [] : [{ by: "http", address: http } as const]),
    ];
    const [question, ...others] = questions;
    if (question === undefined || others.length > 0) throw new ShapeError(path, "expected exactly one of command, tcp, http");
    return { question, timeout };
  },
};

/** How a service is started. */
export type ServiceStart =
  | { readonly by: "image"; readonly image: string }
  | { readonly by: "command"; readonly command: ProgramLine };

const serviceKeys = object({
  image: withDefault(nullable(text({
    pattern: /^[a-z0-9][\w.\-/]{0,200}(?::[\w.-]{1,128})?(?:@sha256:[0-9a-f]{64})?$/,
    expected: "an image such as postgres:17 or postgres@sha256:…",
    description: "Container image, started with docker.",
  })), null),
  arguments: withDefault(list(text(), "Given to the container behind the image."), []),
  command: withDefault(nullable(programLine("Program and arguments that start the service without docker; beside an image it is used in a terminal.")), null),
  environment: withDefault(mapOf(text(), "Environment of the service. Not the place for a secret."), new Map<string, string>(), {}),
  ports: withDefault(list(port), []),
  health,
});

/** One service that the tests need. */
export interface ServicePolicy extends Pick<TypeOf<typeof serviceKeys>, "arguments" | "environment" | "ports" | "health"> {
  /** The ways to start it; at least one, an image first. */
  readonly starts: readonly [ServiceStart, ...ServiceStart[]];
}

const service: Shape<ServicePolicy> = {
  schema: { ...serviceKeys.schema, anyOf: ["image", "command"].map((name) => ({ required: [name] })) },
  check(value, path) {
    const { image, command, ...rest } = serviceKeys.check(value, path);
    const [first, ...others]: ServiceStart[] = [
      ...(image === null ? [] : [{ by: "image", image } as const]),
      ...(command === null ? [] : [{ by: "command", command } as const]),
    ];
    if (first === undefined) throw new ShapeError(path, "expected at least one of image, command");
    return { ...rest, starts: [first, ...others] };
  },
};

const NAME = /^[a-z0-9][a-z0-9-]{0,40}$/;
const services = mapOf(service);
const namedServices: Shape<Map<string, ServicePolicy>> = {
  schema: { ...services.schema, propertyNames: { pattern: NAME.source }, description: "Services that the tests need, by name." },
  check(value, path) {
    const checked = services.check(value, path);
    const wrong = [...checked.keys()].find((name) => !NAME.test(name));
    if (wrong !== undefined) throw new ShapeError([...path, wrong], "expected a name of small letters, digits and hyphens");
    return checked;
  },
};

/** What the tests' environment needs beside the toolchains that the repository's files name. */
export const environmentSection = object({
  unlocked: withDefault(oneOf(["refuse", "allow"], "Whether packages may be installed without a lock file."), "refuse"),
  services: withDefault(namedServices, new Map<string, ServicePolicy>(), {}),
});
