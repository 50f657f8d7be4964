import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020";
import { parse } from "yaml";

interface Content {
  readonly [mediaType: string]: { readonly schema: object; readonly example?: unknown };
}

interface ResponseObject {
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly content: Content;
}

interface OperationObject {
  readonly operationId: string;
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, ResponseObject | Reference>>;
}

interface Reference {
  readonly $ref: string;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Partial<Record<"get" | "post", OperationObject>>>>>;
  readonly components: { readonly responses: Readonly<Record<string, ResponseObject>> };
}

export interface DocumentedOperation extends OperationObject {
  readonly method: string;
  readonly path: string;
}

const document = parse(readFileSync(join(__dirname, "..", "openapi.yaml"), "utf8")) as Document;

/** Every operation of openapi.yaml by its id. */
export const operations: ReadonlyMap<string, DocumentedOperation> = new Map(
  Object.entries(document.paths).flatMap(([path, { get, post }]) =>
    Object.entries({ get, post }).flatMap(([method, operation]) =>
      operation === undefined
        ? []
        : [[operation.operationId, { ...operation, method: method.toUpperCase(), path }] as const],
    ),
  ),
);

export function documentedOperation(operationId: string): DocumentedOperation {
  const operation = operations.get(operationId);
  if (operation === undefined) throw new Error(`openapi.yaml has no operation ${operationId}.`);
  return operation;
}

export function documentedResponse(operationId: string, status: number): ResponseObject {
  const response = documentedOperation(operationId).responses[String(status)];
  const resolved =
    response !== undefined && "$ref" in response
      ? document.components.responses[response.$ref.replace("#/components/responses/", "")]
      : response;
  if (resolved === undefined) throw new Error(`openapi.yaml has no response ${String(status)} of ${operationId}.`);
  return resolved;
}

const ajv = new Ajv2020({ strict: false, allErrors: true });
ajv.addFormat("uuid", /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
ajv.addFormat("date-time", (value) => value === new Date(value).toISOString());
ajv.addFormat("uri-reference", /^\/[\w/.-]*$/);
ajv.addFormat("json-pointer", /^(\/([^~/]|~[01])*)*$/);
ajv.addSchema(document, "openapi.yaml");

/** What makes a value differ from a schema of the document; nothing when it conforms. */
export function deviations(schema: object, value: unknown): readonly string[] {
  const absolute = JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"openapi.yaml#/')) as object;
  const validate = ajv.compile(absolute);
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${String(message)}`);
}
