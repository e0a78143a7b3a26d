import { describe, expect, it } from "vitest";
import { clientAddress, placeOf, readProxyTrust } from "./client-address";

const trust = (text?: string) => readProxyTrust(text) ?? { kind: "none" as const };

describe("where a request came from", () => {
  it.each([
    // trust, connection, X-Forwarded-For, address
    [undefined, "203.0.113.9", null, "203.0.113.9"],
    [undefined, "203.0.113.9", "198.51.100.1", "203.0.113.9"],
    ["0", "203.0.113.9", "198.51.100.1", "203.0.113.9"],
    [undefined, "::ffff:203.0.113.9", null, "203.0.113.9"],
    [undefined, null, "198.51.100.1", "unknown"],
    // One proxy writes the last hop; what the client wrote before it is not read.
    ["1", "10.0.0.1", "198.51.100.1", "198.51.100.1"],
    ["1", "10.0.0.1", "1.1.1.1, 2.2.2.2, 198.51.100.1", "198.51.100.1"],
    ["2", "10.0.0.1", "1.1.1.1, 198.51.100.1, 10.0.0.2", "198.51.100.1"],
    ["1", "10.0.0.1", null, "10.0.0.1"],
    ["1", "10.0.0.1", "198.51.100.1:4711", "198.51.100.1"],
    ["1", "10.0.0.1", "[2001:db8::7]:4711", "2001:db8::7"],
    ["1", "10.0.0.1", "<script>", "10.0.0.1"],
    // A list: hops of trusted proxies are passed over, from the right.
    ["10.0.0.0/8", "10.0.0.1", "1.1.1.1, 198.51.100.1, 10.9.9.9", "198.51.100.1"],
    ["10.0.0.0/8", "203.0.113.9", "198.51.100.1", "203.0.113.9"],
    ["10.0.0.0/8, ::1", "::1", "198.51.100.1", "198.51.100.1"],
    ["10.0.0.0/8", "10.0.0.1", "10.0.0.2, 10.0.0.3", "10.0.0.2"],
    ["10.0.0.0/8", "10.0.0.1", "198.51.100.1, unknown", "10.0.0.1"],
    ["127.0.0.1", "127.0.0.1", "198.51.100.1", "198.51.100.1"],
  ])("trusting %s, connected from %s, forwarded for %s: %s", (trusted, peer, forwarded, address) => {
    expect(clientAddress(peer, forwarded, trust(trusted))).toBe(address);
  });
});

it.each(["-1", "10.0.0.0/33", "::1/129", "10.0.0.256", "proxy.example", "10.0.0.0/x", "1,2", ",", "10"])(
  "TRUSTED_PROXIES=%s is refused",
  (text) => {
    expect(readProxyTrust(text)).toBeNull();
  },
);

it.each([
  ["203.0.113.9", "203.0.113.9"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:db8::6", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["unknown", "unknown"],
])("%s counts as %s", (address, place) => {
  expect(placeOf(address)).toBe(place);
});
