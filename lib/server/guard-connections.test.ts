import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { PEER_HEADER } from "./client-address";
import { guardConnections } from "./guard-connections";

let server: Server;
let port: number;

beforeAll(async () => {
  guardConnections({ headersMs: 300, requestMs: 600 });
  server = createServer({ connectionsCheckingInterval: 50 }, (request, response) => {
    request.resume().on("end", () => response.end(String(request.headers[PEER_HEADER])));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  port = (server.address() as AddressInfo).port;
});
afterAll(() => server.close());

it("writes the connection's address on a request, over what the client wrote there", async () => {
  const answer = await fetch(`http://127.0.0.1:${port}`, { headers: { [PEER_HEADER]: "198.51.100.1" } });
  expect(await answer.text()).toBe("127.0.0.1");
});

it.each([
  ["headers", "GET / HTTP/1.1\r\nHost: a\r\nX-Slow: "],
  ["a body", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nonly this"],
])("hangs up on a client that never ends %s", async (_, beginning) => {
  const client = connect(port, "127.0.0.1");
  client.write(beginning);
  const [answer] = (await once(client, "data")) as [Buffer];
  expect(answer.toString()).toContain("408 Request Timeout");
  await once(client, "close");
});
