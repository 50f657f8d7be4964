/** The part of `pg` that the service uses. It is loaded only when a database is configured, so tests do without it. */
declare module "pg" {
  export interface QueryResult<Row> {
    readonly rows: readonly Row[];
    readonly rowCount: number | null;
  }

  export interface PoolClient {
    query<Row>(text: string, values?: readonly unknown[]): Promise<QueryResult<Row>>;
    release(destroy?: boolean): void;
  }

  export interface PoolOptions {
    readonly connectionString: string;
    readonly connectionTimeoutMillis: number;
    readonly statement_timeout: number;
  }

  export class Pool {
    constructor(options: PoolOptions);
    connect(): Promise<PoolClient>;
    query<Row>(text: string, values?: readonly unknown[]): Promise<QueryResult<Row>>;
    on(event: "error", listener: (error: Error) => void): this;
    end(): Promise<void>;
  }
}
