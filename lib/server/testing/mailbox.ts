import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

/** A mail as it crossed the wire: envelope, decoded subject and parts, and the raw text. */
export type ReceivedMail = {
  from: string;
  to: string[];
  subject: string;
  text: string;
  html: string;
  raw: string;
  /** Whether the line was encrypted. */
  secure: boolean;
};

/** An SMTP server on loopback that keeps what it takes. */
export type Mailbox = {
  url: string;
  mails: ReceivedMail[];
  /** The next mail to an address that nobody has fetched yet; waits for it. */
  next(to: string): Promise<ReceivedMail>;
  /** Refuses the next mail at its recipient with this status. */
  refuseNext(status: number): void;
  /** How many mails were refused. */
  refused(): number;
  close(): Promise<void>;
};

/** Opens a mail server; STARTTLS, where offered, comes with a certificate that nobody signed. */
export async function openMailbox({
  name = "mailbox.test",
  startTls = "none",
}: {
  name?: string;
  startTls?: "none" | "offered";
} = {}): Promise<Mailbox> {
  const mails: ReceivedMail[] = [];
  const fetched = new Set<ReceivedMail>();
  const waiting: { to: string; take: (mail: ReceivedMail) => void }[] = [];
  const refusals: number[] = [];
  let refused = 0;
  const server = new SMTPServer({
    name,
    authOptional: true,
    disabledCommands: startTls === "none" ? ["STARTTLS"] : [],
    onRcptTo: (_address, _session, callback) => {
      const status = refusals.shift();
      if (status === undefined) return callback();
      refused++;
      callback(Object.assign(new Error("refused"), { responseCode: status }));
    },
    onData: (stream, session, callback) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        const mail = {
          ...readMail(Buffer.concat(chunks).toString("utf8")),
          from: mailFrom ? mailFrom.address : "",
          to: rcptTo.map(({ address }) => address),
          secure: session.secure,
        };
        mails.push(mail);
        const index = waiting.findIndex(({ to }) => mail.to.includes(to));
        const [reader] = index < 0 ? [] : waiting.splice(index, 1);
        if (reader) fetched.add(mail);
        reader?.take(mail);
        callback();
      });
    },
  });
  server.on("error", () => {});
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    next: (to) => {
      const here = mails.find((mail) => mail.to.includes(to) && !fetched.has(mail));
      if (here) fetched.add(here);
      return here ? Promise.resolve(here) : new Promise((take) => waiting.push({ to, take }));
    },
    refuseNext: (status) => refusals.push(status),
    refused: () => refused,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Subject and parts of a mail (RFC 2045-2047, as far as our own mails go). */
function readMail(raw: string): Omit<ReceivedMail, "from" | "to" | "secure"> {
  const { headers, body } = splitPart(raw);
  const boundary = /boundary="?([^";\s]+)"?/.exec(headers.get("content-type") ?? "")?.[1];
  const parts = boundary
    ? body.split(`--${boundary}`).map((part) => splitPart(part.replace(/^\r\n/, "")))
    : [];
  const bodyOf = (type: string) =>
    decodeBody(parts.find((part) => part.headers.get("content-type")?.startsWith(type)));
  return {
    subject: decodeWords(headers.get("subject") ?? ""),
    text: bodyOf("text/plain"),
    html: bodyOf("text/html"),
    raw,
  };
}

type Part = { headers: Map<string, string>; body: string };

function splitPart(raw: string): Part {
  const end = raw.indexOf("\r\n\r\n");
  const lines = raw
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, " ")
    .split("\r\n");
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  return { headers: new Map(headers), body: raw.slice(end + 4) };
}

function decodeBody(part: Part | undefined): string {
  const body = part?.body ?? "";
  const encoding = part?.headers.get("content-transfer-encoding") ?? "7bit";
  if (encoding === "base64") return Buffer.from(body, "base64").toString("utf8");
  return encoding === "quoted-printable" ? decodeQuoted(body.replace(/=\r\n/g, "")) : body;
}

function decodeWords(text: string): string {
  const joined = text.replace(/\?=\s+=\?/g, "?==?");
  return joined.replace(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
    kind.toUpperCase() === "B"
      ? Buffer.from(word, "base64").toString("utf8")
      : decodeQuoted(word.replaceAll("_", " ")),
  );
}

function decodeQuoted(text: string): string {
  return Buffer.from(
    text.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    "latin1",
  ).toString("utf8");
}
