/** What this needs of the process that we are; `process` has it all. */
export interface ParentProcess {
  readonly pid: number;
  readonly platform: string;
  on(event: string, listener: () => void): unknown;
  off(event: string, listener: () => void): unknown;
  kill(pid: number, signal: NodeJS.Signals): unknown;
}

/** Started programs, each the leader of a group that the workers it starts belong to. */
export interface ProcessGroups {
  /** Whether the system has process groups; a program must then be started `detached`. */
  readonly detached: boolean;
  /** From now on the group of `leader` ends when this process ends. The function that comes back undoes it. */
  adopt(leader: number): () => void;
  /** Sends a signal to every process of the group; nothing happens when it has ended already. */
  signal(leader: number, signal: NodeJS.Signals): void;
}

/** Signals that end this process from outside: Ctrl-C, a runner that cancels the job, a closed terminal. */
const ENDING_SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Keeps what `parent` starts from outliving it. A group of its own is what makes a time-out reach the workers of a test
 * runner, but it also keeps Ctrl-C from reaching them, so signals are passed on here.
 */
export function processGroupsOf(parent: ParentProcess): ProcessGroups {
  const leaders = new Set<number>();
  const detached = parent.platform !== "win32";
  const signal = (leader: number, name: NodeJS.Signals): void => {
    try {
      parent.kill(detached ? -leader : leader, name);
    } catch {
      // The group ended between the question and the signal: what was wanted has happened.
    }
  };
  const signalAll = (name: NodeJS.Signals): void => { leaders.forEach((leader) => { signal(leader, name); }); };
  const listeners = new Map<string, () => void>([["exit", () => { signalAll("SIGTERM"); }]]);
  const stopListening = (): void => { listeners.forEach((listener, event) => parent.off(event, listener)); };
  for (const name of ENDING_SIGNALS) {
    listeners.set(name, () => {
      signalAll(name);
      stopListening();
      // Without our listener the signal does what it does to every process, so that a shell sees how we ended.
      parent.kill(parent.pid, name);
    });
  }
  return {
    detached,
    signal,
    adopt(leader) {
      if (leaders.size === 0) listeners.forEach((listener, event) => parent.on(event, listener));
      leaders.add(leader);
      return () => {
        leaders.delete(leader);
        if (leaders.size === 0) stopListening();
      };
    },
  };
}
