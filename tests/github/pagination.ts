import { ok, type Answer } from "./answer.js";
import type { Call } from "./call.js";
import type { Json } from "./json.js";

/** The page of `items` that the request asks for, with GitHub's Link header. `wrap` puts it into its object. */
export async function page<Item>(
  call: Call,
  items: readonly Item[],
  present: (item: Item) => Json | Promise<Json>,
  wrap: (page: readonly Json[], total: number) => Json = (list) => list,
): Promise<Answer> {
  const size = Number(call.query.get("per_page") ?? 30);
  const number = Math.max(1, Number(call.query.get("page") ?? 1));
  const slice = items.slice((number - 1) * size, number * size);
  const body = wrap(await Promise.all(slice.map(async (item) => present(item))), items.length);
  const link = linkHeader(call, number, Math.max(1, Math.ceil(items.length / size)));
  return { ...ok(body), headers: link === "" ? {} : { link } };
}

function linkHeader(call: Call, number: number, last: number): string {
  const to = (target: number, relation: string): string => {
    const query = new URLSearchParams(call.query);
    query.set("page", String(target));
    return `<${call.url}?${query.toString()}>; rel="${relation}"`;
  };
  return [
    ...(number > 1 ? [to(number - 1, "prev"), to(1, "first")] : []),
    ...(number < last ? [to(number + 1, "next"), to(last, "last")] : []),
  ].join(", ");
}
