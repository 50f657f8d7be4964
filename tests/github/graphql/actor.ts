import { userId } from "../presentation.js";
import type { Login } from "../state.js";

/** An actor; null for an account that was deleted. GraphQL leaves out the `[bot]` that REST puts behind an app's login. */
export function actor(login: Login): object | null {
  if (login === "ghost") return null;
  const bot = login.endsWith("[bot]");
  const name = login.replace(/\[bot\]$/, "");
  return { __typename: bot ? "Bot" : "User", id: `U_${userId(login)}`, databaseId: userId(login), login: name, url: `https://github.com/${name}` };
}
