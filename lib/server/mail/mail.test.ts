import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { type Mailbox, openMailbox } from "../testing/mailbox";
import { composeMail } from "./compose-mail";
import { sendByResend } from "./resend";
import { sendMail, sendsMail } from "./send-mail";
import { sendBySmtp } from "./smtp";

// The server's way out is settled when its modules load.
const mailbox = await vi.hoisted(async () => {
  const { openMailbox: open } = await import("../testing/mailbox");
  const opened = await open();
  Object.assign(process.env, { SMTP_URL: opened.url, MAIL_FROM: "Hadir <no-reply@school.example>" });
  return opened;
});

const MAIL = composeMail("sara@school.example", (text, language) => ({
  subject: text("mail.reset_subject"),
  paragraphs: [
    text("mail.greeting", { name: language === "ar" ? "سارة منصور" : "Sara <b>Mansour</b> & co" }),
    text("mail.reset_ignore"),
  ],
  link: { label: text("mail.reset_action"), href: "https://hadir.example/reset#a&b" },
}));
const OUTGOING = { ...MAIL, from: "Hadir <no-reply@school.example>", id: "0190" };

const quiet = vi.spyOn(console, "error").mockImplementation(() => {});
afterEach(() => quiet.mockClear());
afterAll(() => mailbox.close());

describe("a mail", () => {
  it("carries both languages, each in its direction, and nothing of a name becomes markup", () => {
    expect(MAIL.subject).toBe("اختر كلمة مرور جديدة لنظام حاضر · Choose a new password for Hadir");
    expect(MAIL.html).toContain('<div lang="ar" dir="rtl"');
    expect(MAIL.html).toContain('<div lang="en" dir="ltr"');
    expect(MAIL.html).toContain("Sara &lt;b&gt;Mansour&lt;/b&gt; &amp; co");
    expect(MAIL.html).toContain('href="https://hadir.example/reset#a&amp;b"');
    expect(MAIL.text).toContain("سارة منصور");
    expect(MAIL.text.match(/https:\/\/hadir\.example\/reset#a&b/g)).toHaveLength(2);
  });

  it("keeps its subject on one line", () => {
    const { subject } = composeMail("a@b.example", () => ({
      subject: "Hi\r\nBcc: c@d.example",
      paragraphs: [],
    }));
    expect(subject).toBe("Hi Bcc: c@d.example · Hi Bcc: c@d.example");
  });
});

describe("over SMTP", () => {
  it("arrives whole, with its Arabic subject", async () => {
    expect(sendsMail()).toBe(true);
    expect(await sendMail(MAIL)).toBe("sent");
    const got = await mailbox.next("sara@school.example");
    expect(got).toMatchObject({ from: "no-reply@school.example", to: ["sara@school.example"] });
    expect(got.subject).toBe(MAIL.subject);
    expect(got.text.replaceAll("\r\n", "\n").trim()).toBe(MAIL.text);
    expect(got.html.trim()).toBe(MAIL.html);
    expect(got.raw).toMatch(/^Auto-Submitted: auto-generated/m);
  });

  it("is tried again when the server is busy, and not when it refuses", async () => {
    mailbox.refuseNext(452);
    expect(await sendMail(MAIL, [1, 1])).toBe("sent");
    mailbox.refuseNext(550);
    const before = mailbox.mails.length;
    expect(await sendMail(MAIL, [1, 1])).toBe("refused");
    expect(mailbox.mails).toHaveLength(before);
    expect(mailbox.refused()).toBe(2);
  });

  it("is given up in the end, and the log names neither address nor link", async () => {
    for (let i = 0; i < 3; i++) mailbox.refuseNext(452);
    expect(await sendMail(MAIL, [1, 1])).toBe("not_now");
    expect(quiet.mock.calls).toEqual([["A mail was not sent: smtp 452"]]);
  });

  it.each(["a@b.example\r\nRCPT TO:<c@d.example>", "a@b.example, c@d.example"])(
    "goes to one address or to none: %j",
    async (to) => {
      const before = mailbox.mails.length;
      expect(await sendBySmtp({ url: mailbox.url }, { ...OUTGOING, to })).toMatchObject({
        outcome: "refused",
      });
      expect(mailbox.mails).toHaveLength(before);
    },
  );

  it("says when nobody listens", async () => {
    expect(await sendBySmtp({ url: "smtp://127.0.0.1:9" }, OUTGOING)).toEqual({
      outcome: "not_now",
      code: "ESOCKET",
    });
  });
});

describe("encryption", () => {
  let secure: Mailbox;
  beforeAll(async () => {
    secure = await openMailbox({ startTls: "offered" });
  });
  afterAll(() => secure.close());

  it("is used where it is offered, and a certificate of nobody is refused", async () => {
    expect(await sendBySmtp({ url: secure.url }, OUTGOING)).toMatchObject({ outcome: "not_now" });
    expect(secure.mails).toEqual([]);
    const trusting = `${secure.url}?tls.rejectUnauthorized=false`;
    expect(await sendBySmtp({ url: trusting }, OUTGOING)).toMatchObject({ outcome: "sent" });
    expect(secure.mails[0]?.secure).toBe(true);
  });

  it("is demanded where it must be", async () => {
    const demanding = `${mailbox.url}?requireTLS=true`;
    expect(await sendBySmtp({ url: demanding }, OUTGOING)).toMatchObject({ outcome: "refused" });
  });
});

describe("through Resend", () => {
  const requests: { url: string; headers: IncomingHttpHeaders; body: string }[] = [];
  let status = 200;
  let server: Server;
  let baseUrl: string;
  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = "";
      request.on("data", (chunk) => (body += chunk));
      request.on("end", () => {
        requests.push({ url: request.url ?? "", headers: request.headers, body });
        response.writeHead(status, { "Content-Type": "application/json" }).end('{"id":"1"}');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  it("goes as one request with its key and an id", async () => {
    expect(await sendByResend({ key: "re_test", baseUrl }, OUTGOING)).toEqual({
      outcome: "sent",
      code: "200",
    });
    const [request] = requests;
    expect(request?.url).toBe("/emails");
    expect(request?.headers).toMatchObject({ authorization: "Bearer re_test", "idempotency-key": "0190" });
    const { id: _, ...mail } = OUTGOING;
    expect(JSON.parse(request?.body ?? "")).toEqual({ ...mail, to: ["sara@school.example"] });
  });

  it.each([
    [429, "not_now"],
    [500, "not_now"],
    [403, "refused"],
    [422, "refused"],
  ])("told %i it is %s", async (told, outcome) => {
    status = told;
    expect(await sendByResend({ key: "re_test", baseUrl }, OUTGOING)).toEqual({
      outcome,
      code: String(told),
    });
  });

  it("says when nobody answers", async () => {
    const nobody = { key: "re_test", baseUrl: "http://127.0.0.1:9" };
    expect(await sendByResend(nobody, OUTGOING)).toMatchObject({ outcome: "not_now" });
  });
});
