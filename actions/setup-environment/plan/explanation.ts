import { placeText } from "../../../shared/action/errors.js";
import type { Detection } from "../detection/detect.js";
import type { ToolChoice } from "../detection/request.js";
import { TOOL_TITLE } from "../tools/tool.js";
import { requestText } from "../version/version-request.js";

/** A sentence about what was chosen. Its parts come from the repository: escape it for its medium. */
export interface Remark {
  readonly level: "info" | "warning";
  readonly text: string;
}

function ofChoice({ request, overruled }: ToolChoice): Remark[] {
  const title = TOOL_TITLE[request.tool];
  const where = placeText(request.place);
  const asked = request.version.scheme === "any" ? `any version (${where}: ${request.why})` : `${requestText(request.version)} (${where}: ${request.why})`;
  return [
    { level: "info", text: `${title}: ${asked}` },
    // Two files that ask for the same are no news.
    ...overruled.filter(({ request: other }) => requestText(other.version) !== requestText(request.version)).map(({ request: other, contradicts }): Remark => ({
      level: contradicts ? "warning" : "info",
      text: `${title}: ${placeText(other.place)} asks for ${requestText(other.version)}; ${where} comes first${contradicts ? ", and no version satisfies both: correct one of them" : ""}`,
    })),
  ];
}

function ofPackages({ node, python, go }: Detection): Remark[] {
  const remarks: Remark[] = [];
  if (node !== null) {
    remarks.push({ level: "info", text: `Packages of Node.js: ${TOOL_TITLE[node.manager]}, because ${node.why}` });
    if (node.foreignLockFiles.length > 0) remarks.push({ level: "warning", text: `${node.foreignLockFiles.join(", ")}: not used, because ${TOOL_TITLE[node.manager]} installs; remove what is not used` });
  }
  if (python?.manager === "pip-requirements") {
    const { files, leftOut, hashed } = python.requirements;
    remarks.push({ level: "info", text: `Packages of Python: pip installs ${files.join(", ")} into .venv, ${hashed ? "each checked against its hash" : "without hashes"}` });
    if (leftOut.length > 0) remarks.push({ level: "info", text: `${leftOut.join(", ")}: not installed, because tests do not need it by its name` });
  } else if (python !== null) {
    remarks.push({ level: "info", text: `Packages of Python: ${python.manager === "pip-project" ? "pip" : TOOL_TITLE[python.manager]} installs into .venv` });
  }
  if (go?.vendored === true) remarks.push({ level: "info", text: "Modules of Go: vendored in the repository, nothing is downloaded" });
  return remarks;
}

/** What was chosen and why, a sentence each. */
export function explain(detection: Detection): Remark[] {
  return [
    ...detection.choices.flatMap(ofChoice),
    ...ofPackages(detection),
    ...detection.java.map(({ tool, wrapper, manifest }): Remark => ({ level: "info", text: `${manifest}: built by ${wrapper === null ? TOOL_TITLE[tool] : `./${wrapper}`}, which has no lock file of its own` })),
    ...detection.unsupported.map(({ name, place }): Remark => ({ level: "warning", text: `${name} (${placeText(place)}): not set up here, add a step of your own` })),
  ];
}
