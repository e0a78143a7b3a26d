/** Why the data cannot be opened, as people can act on it. */
export type OpenFailure =
  | "directory_not_writable"
  | "directory_in_use"
  | "directory_damaged"
  | "url_invalid"
  | "server_unreachable"
  | "login_refused"
  | "database_missing"
  | "pgvector_missing"
  | "migration_failed";

/** The database could not be opened: `failure` names what is wrong, `remedy` what to do. The cause is kept. */
export class DatabaseOpenError extends Error {
  constructor(
    readonly failure: OpenFailure,
    message: string,
    readonly remedy: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = "DatabaseOpenError";
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The SQLSTATE or system error code of a thrown value, looked for through its causes. */
export function codeOf(error: unknown): string | undefined {
  for (let current = error; current instanceof Error; current = current.cause) {
    if ("code" in current && typeof current.code === "string") return current.code;
  }
  return undefined;
}
