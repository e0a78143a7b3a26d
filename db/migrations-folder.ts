import { join } from "node:path";

/** The folder of the generated migrations, found from the project's root, where every command of package.json runs. */
export function migrationsFolder(): string {
  return join(/* turbopackIgnore: true */ process.cwd(), "db", "migrations");
}
