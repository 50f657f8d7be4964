import { decodeCursor, encodeCursor, type Position } from "../../orders/cursor";
import type { OrderRepository } from "../../orders/order-repository";
import { customerId } from "../../validation/order-checks";
import { represent } from "../order-representation";
import { Problem } from "../problem";
import { jsonReply } from "../reply";
import type { Operation } from "../router";

const defaultLimit = 20;
const largestLimit = 100;

/** Lists orders page by page, the newest first. A cursor stays valid when orders are added or change. */
export function listOrders(repository: OrderRepository): Operation {
  return async ({ query }) => {
    const limit = limitOf(query.get("limit"));
    // One order more than the page holds tells whether there is a next page.
    const found = await repository.list({
      customerId: customerIdOf(query.get("customerId")),
      after: positionOf(query.get("cursor")),
      limit: limit + 1,
    });
    const page = found.slice(0, limit);
    const last = found.length > limit ? page.at(-1) : undefined;
    return jsonReply(200, { orders: page.map(represent), nextCursor: last === undefined ? null : encodeCursor(last) });
  };
}

function limitOf(given: string | null): number {
  if (given === null) return defaultLimit;
  const limit = Number(given);
  if (/^\d+$/.test(given) && limit >= 1 && limit <= largestLimit) return limit;
  throw new Problem("invalid-parameter", `limit must be an integer from 1 to ${largestLimit}.`);
}

function customerIdOf(given: string | null): string | null {
  if (given === null || customerId(given).valid) return given;
  throw new Problem("invalid-parameter", "customerId must be the id of a customer.");
}

function positionOf(cursor: string | null): Position | null {
  if (cursor === null) return null;
  const position = decodeCursor(cursor);
  if (position !== undefined) return position;
  throw new Problem("invalid-parameter", "cursor must be the nextCursor of an earlier page.");
}
