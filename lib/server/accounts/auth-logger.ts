import "server-only";
import type { LoggerInstance } from "next-auth";
import { log } from "../log";

/**
 * What next-auth says in the server's log: the code and the name of the fault. Its own logger prints the whole error, and an error of a
 * provider's answer holds tokens.
 */
export const signInLogger: Partial<LoggerInstance> = {
  error: (code, metadata) => {
    const cause = "error" in metadata ? metadata.error : metadata;
    const said = cause instanceof Error ? `${cause.name}: ${cause.message.slice(0, 200)}` : "";
    log.error(`sign-in ${code} ${said}`);
  },
  warn: (code) => log.warn(`sign-in ${code}`),
  debug: () => {},
};
