/**
 * Runs once when the server starts: guards what it prints and its connections, and opens the data at once, so that what is wrong is said
 * then and not to the first visitor.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { guardConsole } = await import("./lib/server/log");
  guardConsole();
  const { guardConnections } = await import("./lib/server/guard-connections");
  guardConnections();
  const { announceStart } = await import("./lib/server/announce-start");
  await announceStart();
}
