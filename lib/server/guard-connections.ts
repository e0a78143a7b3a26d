import "server-only";
import { type IncomingMessage, Server, ServerResponse } from "node:http";
import { PEER_HEADER } from "./client-address";
import { BARE_HEADERS } from "./security-headers";

/** How long a connection may take for its headers and for a whole request, in ms: slow clients give their place up. */
export type ConnectionTimes = { headersMs: number; requestMs: number };

const TIMES: ConnectionTimes = { headersMs: 20_000, requestMs: 120_000 };

const guarded = new WeakSet<Server>();
const shared = globalThis as typeof globalThis & { hadirGuardsConnections?: boolean };

/**
 * Watches every HTTP server of this process and gives each answer the headers that guard it. Next hides the connection from its handlers and lets a client write X-Forwarded-For, so the
 * address of the connection's other end is put on each request here, over whatever a client sent under that name.
 */
export function guardConnections(times: ConnectionTimes = TIMES): void {
  if (shared.hadirGuardsConnections) return;
  shared.hadirGuardsConnections = true;
  const emit = Server.prototype.emit;
  Server.prototype.emit = function guardedEmit(this: Server, event: string | symbol, ...values: unknown[]) {
    if (event === "connection" && !guarded.has(this)) {
      guarded.add(this);
      this.headersTimeout = times.headersMs;
      this.requestTimeout = times.requestMs;
    }
    if (event === "request" || event === "upgrade") {
      const request = values[0] as IncomingMessage;
      request.headers[PEER_HEADER] = request.socket.remoteAddress ?? "";
      // The application sets its own over them; an answer that it never gave has at least these.
      const response = values[1];
      if (response instanceof ServerResponse)
        for (const [name, value] of Object.entries(BARE_HEADERS)) response.setHeader(name, value);
    }
    return emit.apply(this, [event, ...values] as Parameters<typeof emit>);
  };
}
