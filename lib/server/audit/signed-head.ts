import "server-only";
import { CompactSign, compactVerify, importJWK } from "jose";
import { z } from "zod";
import { keyPeriodOf, signingKeyOf } from "../derived-key-pair";

/** The end of an organisation's audit chain at an instant (ISO 8601 UTC): its last row and that row's hash. */
export type AuditHead = { organizationId: string; seq: number; hash: string; at: string };

const headSchema = z.strictObject({
  organizationId: z.uuid(),
  seq: z.number().int().positive(),
  hash: z.string().min(1),
  at: z.iso.datetime(),
});

/** Beside the signed form, the same in plain words for whoever reads the file; only the signed form counts. */
const lineSchema = headSchema.extend({ jws: z.string() });

const TYPE = "audit-head+jws";

/** A head as one line of a file: JSON with an ES256 signature of this server over it. */
export async function writeHeadLine(head: AuditHead): Promise<string> {
  const key = await signingKeyOf("audit-heads", keyPeriodOf(new Date(head.at)));
  const jws = await new CompactSign(new TextEncoder().encode(JSON.stringify(head)))
    .setProtectedHeader({ alg: "ES256", typ: TYPE, kid: key.kid })
    .sign(key.privateKey);
  return JSON.stringify({ ...head, jws });
}

/** The head that a line holds, or null when this server did not sign it or it was changed. */
export async function readHeadLine(line: string): Promise<AuditHead | null> {
  try {
    const { jws } = lineSchema.parse(JSON.parse(line));
    // Which key it must be follows from the time that is signed: the key's name in the line is not believed.
    const claimed = headSchema.parse(
      JSON.parse(Buffer.from(jws.split(".")[1] ?? "", "base64url").toString()),
    );
    const { publicKey } = await signingKeyOf("audit-heads", keyPeriodOf(new Date(claimed.at)));
    const { payload, protectedHeader } = await compactVerify(jws, await importJWK(publicKey, "ES256"), {
      algorithms: ["ES256"],
    });
    if (protectedHeader.typ !== TYPE) return null;
    return headSchema.parse(JSON.parse(new TextDecoder().decode(payload)));
  } catch {
    return null;
  }
}
