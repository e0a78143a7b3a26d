import "server-only";
import { BlockList, isIP, isIPv6 } from "node:net";

/** Where the connection of a request came from: set by ourselves on every request (peer-address.ts), never a client's word. */
export const PEER_HEADER = "x-hadir-peer";

/**
 * Whose word on where a request came from is taken: nobody's, that of so many proxies in front of us, or of proxies at these addresses.
 */
export type ProxyTrust =
  | { kind: "none" }
  | { kind: "count"; count: number }
  | { kind: "list"; list: BlockList };

/** Reads TRUSTED_PROXIES: a count ("1"), or addresses and CIDR ranges ("10.0.0.0/8, ::1"). Null when it is neither. */
export function readProxyTrust(text: string | undefined): ProxyTrust | null {
  if (!text?.trim()) return { kind: "none" };
  if (/^\d$/.test(text.trim())) {
    const count = Number(text);
    return count === 0 ? { kind: "none" } : { kind: "count", count };
  }
  const list = new BlockList();
  for (const entry of text.split(",").map((part) => part.trim())) {
    const [address = "", prefix] = entry.split("/");
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    const longest = family === "ipv6" ? 128 : 32;
    const length = prefix === undefined ? longest : Number(prefix);
    const isRange = prefix === undefined || /^\d{1,3}$/.test(prefix);
    if (!isIP(address) || !isRange || length > longest) return null;
    list.addSubnet(address, length, family);
  }
  return { kind: "list", list };
}

/**
 * Where a request came from: the connection's other end, or, when that is a trusted proxy, the nearest hop that no trusted proxy wrote
 * for itself. What stands to the left of it in X-Forwarded-For is the client's own word and is not read.
 */
export function clientAddress(peer: string | null, forwardedFor: string | null, trust: ProxyTrust): string {
  const own = readAddress(peer ?? "") ?? "unknown";
  if (trust.kind === "none") return own;
  const hops = [...(forwardedFor ?? "").split(",").map((part) => part.trim()), own].filter(Boolean);
  if (trust.kind === "count") return readAddress(hops.at(-1 - trust.count) ?? hops[0] ?? "") ?? own;
  let client = own;
  for (const hop of hops.reverse()) {
    const address = readAddress(hop);
    if (!address) return client;
    client = address;
    if (!trust.list.check(address, isIPv6(address) ? "ipv6" : "ipv4")) return client;
  }
  return client;
}

/** What is counted as one place: an IPv4 address, or the /64 network that one subscriber of IPv6 has to herself. */
export function placeOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = "", tail = ""] = address.split("::");
  const first = head.split(":").filter(Boolean);
  const last = tail.split(":").filter(Boolean);
  const isShort = address.includes("::");
  const zeros = isShort ? Array(8 - first.length - last.length).fill("0") : [];
  return `${[...first, ...zeros, ...last].slice(0, 4).join(":")}::/64`;
}

/** An address without port, brackets, zone or the IPv6 dress of an IPv4 one; null for what is none. */
function readAddress(text: string): string | null {
  const bare = text
    .replace(/^\[(.*)\](:\d+)?$/, "$1")
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1")
    .replace(/%.*$/, "")
    .replace(/^::ffff:(?=\d+\.)/i, "");
  return isIP(bare) ? bare.toLowerCase() : null;
}
