import { describe, expect, it } from "@jest/globals";
import { jsonReply } from "./reply";
import { matchRoute, type Route } from "./router";

function routeOf(method: Route["method"], path: string): Route {
  return { method, path, operation: () => Promise.resolve(jsonReply(200, `${method} ${path}`)) };
}

const create = routeOf("POST", "/orders");
const list = routeOf("GET", "/orders");
const get = routeOf("GET", "/orders/{orderId}");
const line = routeOf("GET", "/orders/{orderId}/lines/{position}");
const routes = [create, list, get, line];

describe("the router", () => {
  it.each([
    { method: "POST", path: "/orders", route: create, parameters: {} },
    { method: "GET", path: "/orders", route: list, parameters: {} },
    { method: "GET", path: "/orders/42", route: get, parameters: { orderId: "42" } },
    { method: "GET", path: "/orders/42/lines/1", route: line, parameters: { orderId: "42", position: "1" } },
  ])("finds $method $path", ({ method, path, route, parameters }) => {
    const match = matchRoute(routes, method, path);

    expect(match.route).toBe(route);
    expect({ ...match.parameters }).toEqual(parameters);
  });

  it.each(["/", "/orders/", "/order", "/orders/42/", "/orders/42/lines", "/v1/orders", ""])(
    "finds nothing at %j",
    (path) => {
      expect(() => matchRoute(routes, "GET", path)).toThrow(
        expect.objectContaining({ kind: "not-found", message: `There is no ${path}.` }),
      );
    },
  );

  it("names the methods of a path that does not support the one asked for", () => {
    expect(() => matchRoute(routes, "DELETE", "/orders")).toThrow(
      expect.objectContaining({
        kind: "method-not-allowed",
        message: "/orders supports POST and GET.",
        extras: { allowed: ["POST", "GET"] },
      }),
    );
  });
});
