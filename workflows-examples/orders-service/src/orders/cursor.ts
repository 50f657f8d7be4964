/** A place in the list of orders, which runs from the newest to the oldest; the id parts orders of the same moment. */
export interface Position {
  readonly createdAt: Date;
  readonly id: string;
}

const timeAndId = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z [0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const timeLength = "2026-03-01T09:00:00.000Z".length;

/** Cursors are opaque to clients, so that the order of the list can change without breaking them. */
export function encodeCursor({ createdAt, id }: Position): string {
  return Buffer.from(`${createdAt.toISOString()} ${id}`).toString("base64url");
}

/** The position that a cursor stands for, or undefined when it is no cursor of ours. */
export function decodeCursor(cursor: string): Position | undefined {
  const text = Buffer.from(cursor, "base64url").toString();
  if (!timeAndId.test(text)) return undefined;

  const createdAt = new Date(text.slice(0, timeLength));
  return Number.isNaN(createdAt.getTime()) ? undefined : { createdAt, id: text.slice(timeLength + 1) };
}
