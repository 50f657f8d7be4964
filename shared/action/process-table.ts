import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";
import { systemErrorCode } from "./errors.js";

/** The processes that this one can see. A mark names a process as no other ever is; it is fit for a file name. */
export interface ProcessTable {
  /** The mark of this process. */
  readonly own: string;
  /** Whether a mark's process has surely ended. One of another machine or container cannot be seen, so it has not. */
  readonly hasEnded: (mark: string) => boolean;
}

interface OwnProcess {
  readonly pid: number;
  kill(pid: number, signal: 0): unknown;
}

const MARK = /^([1-9]\d*)-(\d+|unknown)-(\d+)-([\w.-]*)$/;

/** The pid and the host of a mark, or null when the text is none. */
export function processOfMark(mark: string): { readonly pid: number; readonly host: string } | null {
  const [, pid, , , host] = MARK.exec(mark) ?? [];
  return pid === undefined || host === undefined ? null : { pid: Number(pid), host };
}

/**
 * A pid alone names nobody for long: the next container counts anew, and every system takes pids again in the end. So a mark
 * also says when the process started and in which namespace and on which host it has its pid.
 * @param proc where Linux shows its processes. Elsewhere nothing tells when one started, and the pid must do.
 */
export function processTableOf(self: OwnProcess, proc = "/proc", host = hostname()): ProcessTable {
  const markOf = (pid: number): string =>
    `${pid}-${startOf(pid, proc) ?? "unknown"}-${namespaceOf(proc)}-${host.replace(/[^\w.-]/g, "_").slice(0, 64)}`;
  const placeOf = (mark: string): string | undefined => MARK.exec(mark)?.slice(3).join("-");
  const own = markOf(self.pid);
  return {
    own,
    hasEnded(mark) {
      const process = processOfMark(mark);
      if (process === null || placeOf(mark) !== placeOf(own)) return false;
      return !exists(self, process.pid) || (startOf(process.pid, proc) !== null && markOf(process.pid) !== mark);
    },
  };
}

function exists(self: OwnProcess, pid: number): boolean {
  try {
    self.kill(pid, 0);
    return true;
  } catch (thrown) {
    // Another user's process cannot be signalled, but it is there.
    return systemErrorCode(thrown) !== "ESRCH";
  }
}

/** When a process started, in the kernel's own count; 0 for one that has ended and that nobody has waited for. Null where that is not shown. */
function startOf(pid: number, proc: string): string | null {
  try {
    // The second field is the name of the program in parentheses, and may hold anything.
    const [state, ...fields] = readFileSync(`${proc}/${pid}/stat`, "utf8").replace(/^.*\) /s, "").split(" ");
    return state === "Z" || state === "X" ? "0" : (fields[18] ?? null);
  } catch {
    return null;
  }
}

function namespaceOf(proc: string): string {
  try {
    return readlinkSync(`${proc}/self/ns/pid`).replace(/\D/g, "");
  } catch {
    return "0";
  }
}

/** The processes that this very process can see. */
export const processTable = processTableOf(process);
