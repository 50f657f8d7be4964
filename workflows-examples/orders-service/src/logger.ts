export type LogFields = Readonly<Record<string, string | number | boolean>>;

export interface Logger {
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

/** Writes one JSON object a line. JSON escapes line breaks, so nobody can forge an entry through a field. */
export function createLogger(write: (line: string) => void, now: () => Date): Logger {
  const log =
    (level: string) =>
    (message: string, fields: LogFields = {}) => {
      write(`${JSON.stringify({ time: now().toISOString(), level, message, ...fields })}\n`);
    };
  return { info: log("info"), warn: log("warn"), error: log("error") };
}

/** What a log says about a failure of any kind: errors with their stack. */
export function failureFields(failure: unknown): LogFields {
  return failure instanceof Error
    ? { error: failure.message, stack: String(failure.stack) }
    : { error: String(failure) };
}
