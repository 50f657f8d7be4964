import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { readConfiguration, type Configuration, type Environment } from "./configuration";
import { createRequestHandler } from "./http/request-handler";
import { routesOf } from "./http/routes";
import { createLogger, failureFields, type Logger } from "./logger";
import type { OrderRepository } from "./orders/order-repository";
import { MemoryOrderRepository } from "./storage/memory-order-repository";
import { openPostgresPool } from "./storage/postgres-pool";
import { PostgresOrderRepository } from "./storage/postgres-order-repository";

/** What the service needs of its process; `process` has this shape, but for `write`. */
export interface Host {
  readonly environment: Environment;
  readonly write: (line: string) => void;
  readonly signals: { once(signal: "SIGTERM" | "SIGINT", listener: () => void): unknown };
}

/** Runs the service until it is told to stop, and resolves to the exit code of the process. Never rejects. */
export async function runService({ environment, write, signals }: Host): Promise<number> {
  const logger = createLogger(write, () => new Date());
  try {
    const configuration = readConfiguration(environment);
    const repository = await openRepository(configuration, logger);
    await serveUntilStopped(configuration, repository, logger, signals);
    return 0;
  } catch (failure) {
    logger.error("service failed", failureFields(failure));
    return 1;
  }
}

async function openRepository({ databaseUrl }: Configuration, logger: Logger): Promise<OrderRepository> {
  if (databaseUrl === null) {
    logger.warn("no DATABASE_URL: orders are kept in memory, and lost when the service stops");
    return new MemoryOrderRepository();
  }
  const pool = await openPostgresPool(databaseUrl, (error) => {
    logger.warn("an idle database connection was lost", failureFields(error));
  });
  return new PostgresOrderRepository(pool);
}

async function serveUntilStopped(
  { host, port, shutdownMilliseconds }: Configuration,
  repository: OrderRepository,
  logger: Logger,
  signals: Host["signals"],
): Promise<void> {
  let stopping = false;
  const isStopping = (): boolean => stopping;
  const routes = routesOf({ repository, newId: randomUUID, now: () => new Date(), isStopping });
  const handle = createRequestHandler({ routes, logger, newId: randomUUID, isStopping });
  const server = createServer((request, response) => void handle(request, response));

  await listen(server, host, port);
  const { port: actualPort } = server.address() as AddressInfo;
  logger.info("service listening", { host, port: actualPort });

  const signal = await firstOf(signals);
  stopping = true;
  logger.info("service stopping", { signal });
  await close(server, shutdownMilliseconds);
  await repository.close();
  logger.info("service stopped");
}

async function listen(server: Server, host: string, port: number): Promise<void> {
  server.listen(port, host);
  // Rejects when the server reports an error first, such as a port that is taken.
  await once(server, "listening");
}

function firstOf(signals: Host["signals"]): Promise<string> {
  return new Promise((resolve) => {
    signals.once("SIGTERM", () => {
      resolve("SIGTERM");
    });
    signals.once("SIGINT", () => {
      resolve("SIGINT");
    });
  });
}

/** Takes no new connection, lets requests under way finish, and cuts them off when they take too long. */
async function close(server: Server, milliseconds: number): Promise<void> {
  const deadline = setTimeout(() => {
    server.closeAllConnections();
  }, milliseconds);
  server.close();
  await once(server, "close");
  clearTimeout(deadline);
}
