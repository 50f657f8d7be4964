import { constants } from "node:os";

/** What this needs of the process that we are; `process` has it all. */
export interface OwnProcess {
  readonly pid: number;
  readonly platform: string;
  on(event: string, listener: () => void): unknown;
  off(event: string, listener: () => void): unknown;
  kill(pid: number, signal: NodeJS.Signals): unknown;
  exit(code: number): unknown;
}

/** Signals that end this process from outside: Ctrl-C, a runner that cancels the job, a closed terminal. */
const ENDING_SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Seconds of the way from the signal to the end. */
const PATIENCE = {
  /** npm passes a Ctrl-C on that the terminal has sent already: such an echo is no second wish. */
  echo: 1,
  /** What programs get to end by themselves. A runner that cancels a job waits 7.5 seconds. */
  grace: 5,
  /** What a program of ours that is asked again needs to end its own by force. */
  last: 1,
};

/**
 * What must not outlive `self`: the programs that it started, and what it would leave lying around. A group of its own is
 * what makes a time-out reach the workers of a test runner, but it also keeps Ctrl-C from reaching them, so signals are
 * passed on here. Programs get a while to end, because one that still writes would fill a cleared folder anew; a second
 * signal ends them at once.
 */
export class ProcessEnding {
  /** Whether the system has process groups; a program must then be started `detached`. */
  readonly detached: boolean;
  readonly #self: OwnProcess;
  readonly #patience: typeof PATIENCE;
  readonly #leaders = new Set<number>();
  readonly #acts = new Set<() => void>();
  readonly #listeners: ReadonlyMap<string, () => void>;
  readonly #timers: NodeJS.Timeout[] = [];
  #ending: NodeJS.Signals | null = null;
  #hearsEcho = false;

  constructor(self: OwnProcess, patience = PATIENCE) {
    this.#self = self;
    this.#patience = patience;
    this.detached = self.platform !== "win32";
    this.#listeners = new Map([
      ...ENDING_SIGNALS.map((name): [string, () => void] => [name, () => { this.#hear(name); }]),
      ["exit", () => { this.#exit(); }],
    ]);
  }

  /** From now on the group of `leader` ends when this process ends. The function that comes back says that it has ended. */
  adopt(leader: number): () => void {
    const abandon = this.#keep(this.#leaders, leader);
    if (this.#ending !== null) this.signal(leader, this.#ending);
    return () => {
      // Workers that outlived their leader would go on unseen.
      if (this.#ending !== null) this.signal(leader, "SIGKILL");
      abandon();
      if (this.#ending !== null && this.#leaders.size === 0) this.#finish(this.#ending);
    };
  }

  /** Has `act` run when this process is ended from outside, after its programs. The function that comes back undoes it. */
  before(act: () => void): () => void {
    return this.#keep(this.#acts, act);
  }

  /** Sends a signal to every process of the group of `leader`; nothing happens when it has ended already. */
  signal(leader: number, name: NodeJS.Signals): void {
    ignoringErrors(() => { this.#self.kill(this.detached ? -leader : leader, name); });
  }

  #keep<T>(set: Set<T>, member: T): () => void {
    if (this.#leaders.size + this.#acts.size === 0) this.#listeners.forEach((listener, event) => this.#self.on(event, listener));
    set.add(member);
    return () => {
      set.delete(member);
      if (this.#leaders.size + this.#acts.size === 0) this.#stopListening();
    };
  }

  #stopListening(): void {
    this.#listeners.forEach((listener, event) => this.#self.off(event, listener));
  }

  #signalAll(name: NodeJS.Signals): void {
    this.#leaders.forEach((leader) => { this.signal(leader, name); });
  }

  #hear(name: NodeJS.Signals): void {
    if (this.#hearsEcho) return;
    if (this.#ending !== null || this.#leaders.size === 0) {
      this.#finish(name);
      return;
    }
    const { echo, grace, last } = this.#patience;
    this.#ending = name;
    this.#hearsEcho = true;
    this.#signalAll(name);
    this.#after(echo, () => { this.#hearsEcho = false; });
    this.#after(grace, () => { this.#signalAll("SIGTERM"); });
    this.#after(grace + last, () => { this.#finish(name); });
  }

  #after(seconds: number, action: () => void): void {
    this.#timers.push(setTimeout(action, seconds * 1000));
  }

  #finish(name: NodeJS.Signals): void {
    this.#timers.forEach((timer) => { clearTimeout(timer); });
    this.#signalAll("SIGKILL");
    this.#clear();
    this.#stopListening();
    // Without our listener the signal does what it does to every process, so that a shell sees how we ended.
    this.#self.kill(this.#self.pid, name);
    // It does nothing to the first process of a container.
    this.#self.exit(128 + constants.signals[name]);
  }

  #exit(): void {
    this.#signalAll("SIGTERM");
    this.#clear();
  }

  #clear(): void {
    [...this.#acts].reverse().forEach(ignoringErrors);
  }
}

/** A program may end between the question and the signal, and nobody is left to hear of what cannot be cleared away. */
function ignoringErrors(act: () => void): void {
  try {
    act();
  } catch {
    // What was wanted has happened, or cannot.
  }
}

/** What must not outlive this very process. */
export const processEnding = new ProcessEnding(process);
