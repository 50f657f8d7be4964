export interface Configuration {
  readonly host: string;
  readonly port: number;
  /** Orders are kept in memory when there is none. */
  readonly databaseUrl: string | null;
  /** How long requests that are under way may take to finish when the service is told to stop. */
  readonly shutdownMilliseconds: number;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** A setting that the service cannot start with. */
export class ConfigurationError extends Error {
  override readonly name = "ConfigurationError";
}

export function readConfiguration(environment: Environment): Configuration {
  return {
    host: environment["HOST"] ?? "0.0.0.0",
    port: integerSetting(environment, "PORT", 8080, 65_535),
    databaseUrl: databaseUrlSetting(environment),
    shutdownMilliseconds: integerSetting(environment, "SHUTDOWN_MILLISECONDS", 10_000, 300_000),
  };
}

function integerSetting(environment: Environment, name: string, fallback: number, most: number): number {
  const given = environment[name];
  if (given === undefined) return fallback;
  const value = Number(given);
  if (!/^\d+$/.test(given) || value > most) {
    throw new ConfigurationError(`${name} must be an integer from 0 to ${most}, not "${given}".`);
  }
  return value;
}

function databaseUrlSetting(environment: Environment): string | null {
  const given = environment["DATABASE_URL"];
  if (given === undefined) return null;
  // The URL holds a password, so the message does not repeat it.
  if (!/^postgres(ql)?:\/\//.test(given))
    throw new ConfigurationError("DATABASE_URL must start with postgres:// or postgresql://.");
  return given;
}
