import { spawn } from "node:child_process";

/**
 * `tsx scripts/next.ts dev|start [options]`: runs Next on loopback unless HADIR_HOST says otherwise, without its telemetry.
 * `build` needs no host. Options are handed on.
 */
const [command = "dev", ...options] = process.argv.slice(2);
const host =
  command === "build" || options.includes("-H") ? [] : ["-H", process.env.HADIR_HOST || "127.0.0.1"];

const child = spawn(process.execPath, ["node_modules/next/dist/bin/next", command, ...host, ...options], {
  stdio: "inherit",
  env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" },
});
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));
child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
