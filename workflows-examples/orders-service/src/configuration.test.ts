import { describe, expect, it } from "@jest/globals";
import { ConfigurationError, readConfiguration } from "./configuration";

describe("the configuration", () => {
  it("has defaults for everything: all interfaces, port 8080, no database, ten seconds to stop", () => {
    expect(readConfiguration({})).toEqual({
      host: "0.0.0.0",
      port: 8080,
      databaseUrl: null,
      shutdownMilliseconds: 10_000,
    });
  });

  it("is read from the environment", () => {
    const environment = {
      HOST: "127.0.0.1",
      PORT: "0",
      DATABASE_URL: "postgres://orders@db/orders",
      SHUTDOWN_MILLISECONDS: "500",
    };

    expect(readConfiguration(environment)).toEqual({
      host: "127.0.0.1",
      port: 0,
      databaseUrl: "postgres://orders@db/orders",
      shutdownMilliseconds: 500,
    });
  });

  it.each(["http", "", "-1", "80.5", "0x50", "65536", "1e3"])(
    "refuses the port %j, and says what it may be",
    (port) => {
      expect(() => readConfiguration({ PORT: port })).toThrow(
        new ConfigurationError(`PORT must be an integer from 0 to 65535, not "${port}".`),
      );
    },
  );

  it("refuses to wait longer than five minutes for requests to finish", () => {
    expect(() => readConfiguration({ SHUTDOWN_MILLISECONDS: "300001" })).toThrow(
      "SHUTDOWN_MILLISECONDS must be an integer from 0 to 300000",
    );
  });

  it.each(["postgres://orders@db/orders", "postgresql://orders@db/orders"])("takes the database %s", (url) => {
    expect(readConfiguration({ DATABASE_URL: url }).databaseUrl).toBe(url);
  });

  it.each(["", "mysql://root:secret@db/orders"])("refuses the database %j without repeating its password", (url) => {
    expect(() => readConfiguration({ DATABASE_URL: url })).toThrow(
      new ConfigurationError("DATABASE_URL must start with postgres:// or postgresql://."),
    );
  });
});
