import { parseDocument } from "yaml";

/** The manifest's text with a light JavaScript action `name` in alphabetical order; comments stay. */
export function addToMatrix(manifest: string, name: string): string {
  const document = parseDocument(manifest);
  const actions = document.toJS() as { actions: Record<string, unknown> };
  const entry = { kind: "javascript", bundle: "light", permissions: {}, workflows: [], toolchains: ["node"] };
  const sorted = Object.entries({ ...actions.actions, [name]: entry }).sort(([a], [b]) => (a < b ? -1 : 1));
  document.deleteIn(["actions"]);
  document.setIn(["actions"], document.createNode(Object.fromEntries(sorted), { flow: false }));
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}
