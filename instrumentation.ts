/** Runs once when the server starts: opens the data at once, so that what is wrong is said then and not to the first visitor. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { announceStart } = await import("./lib/server/announce-start");
  await announceStart();
}
