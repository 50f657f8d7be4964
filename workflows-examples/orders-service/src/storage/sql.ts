/** The part of a PostgreSQL driver that the repository needs; `pg` has this shape. */
export interface SqlConnection {
  query<Row>(text: string, values?: readonly unknown[]): Promise<SqlResult<Row>>;
}

export interface SqlResult<Row> {
  readonly rows: readonly Row[];
  readonly rowCount: number | null;
}

export interface SqlClient extends SqlConnection {
  /** Gives the connection back to the pool, or closes it. */
  release(destroy?: boolean): void;
}

export interface SqlPool extends SqlConnection {
  connect(): Promise<SqlClient>;
  end(): Promise<void>;
}
