import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { getServerSession } from "next-auth";
import type { z } from "zod";
import type { Reply } from "@/lib/contracts/problem";
import { readAccessToken } from "./accounts/access-token";
import { isApiKey } from "./accounts/api-key";
import { authOptions, signInSchema } from "./accounts/auth-options";
import { findActor } from "./accounts/find-actor";
import { findKeyActor } from "./accounts/find-key-actor";
import type { SignInOrigin } from "./accounts/verify-credentials";
import type { Actor } from "./actor";
import { addressOf, holdAccountRate, holdAddressRate } from "./call-rates";
import { Problem, reportOf, statusOfProblem } from "./problem";

/** Who calls, or null: cookie or bearer token name a sign-in, or a bearer is a key; the database says whether it still holds. */
export async function findCurrentActor(): Promise<Actor | null> {
  const bearer = /^Bearer (\S+)$/.exec((await headers()).get("authorization") ?? "")?.[1];
  if (bearer && isApiKey(bearer)) return findKeyActor(bearer, new Date());
  if (bearer) {
    const named = await readAccessToken(bearer, new Date());
    return named ? findActor(named, new Date()) : null;
  }
  const signIn = signInSchema.safeParse(await getServerSession(authOptions()));
  return signIn.success ? findActor(signIn.data, new Date()) : null;
}

/** Who calls an action or an API route; throws Problem `signed_out`. */
export async function currentActor(): Promise<Actor> {
  const actor = await findCurrentActor();
  if (!actor) throw new Problem("signed_out", "signed_out");
  holdAccountRate(actor, new Date());
  return actor;
}

/** Who opens a page; a signed-out visitor is led to the sign-in page and back afterwards. Pages are for people: a key opens none. */
export async function pageActor(returnTo: string): Promise<Actor> {
  const actor = await findCurrentActor();
  if (!actor || actor.scopes !== null) redirect(`/sign-in?callbackUrl=${encodeURIComponent(returnTo)}`);
  return actor;
}

/** Input as a contract has it; throws Problem `invalid` naming the first faulty field. */
export function parse<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new Problem("invalid", "invalid_field", issue?.path.join(".") || undefined);
}

/** A service's value or its refusal, as a server action answers. */
export async function reply<T>(work: () => Promise<T>): Promise<Reply<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (isNextSignal(error)) throw error;
    return { ok: false, problem: reportOf(error) };
  }
}

/** A service's value or its refusal, as a REST route answers. */
export async function respond<T>(
  work: () => Promise<T>,
  statusOf: (value: T) => number = () => 200,
): Promise<Response> {
  try {
    const value = await work();
    return answer(value, statusOf(value));
  } catch (error) {
    const report = reportOf(error);
    return answer(report, statusOfProblem(report));
  }
}

/** JSON that nobody keeps; who is told to wait is told how long in a header too. */
function answer(value: unknown, status: number): Response {
  const headers = new Headers({ "Cache-Control": "no-store" });
  if (typeof value === "object" && value !== null && "retryAfterSeconds" in value) {
    headers.set("Retry-After", String(value.retryAfterSeconds));
  }
  return Response.json(value, { status, headers });
}

/** A file as a REST route hands it out: always as a download, never as a page that a browser would run. */
export async function download(
  work: () => Promise<{ name: string; mediaType: string; bytes: Uint8Array }>,
): Promise<Response> {
  try {
    const { name, mediaType, bytes } = await work();
    return new Response(Uint8Array.from(bytes), {
      headers: {
        "Content-Type": mediaType,
        "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
        "Cache-Control": "no-store",
      },
    });
  } catch (error) {
    if (isNextSignal(error)) throw error;
    const report = reportOf(error);
    return answer(report, statusOfProblem(report));
  }
}

/** A JSON body of at most `maxBytes`, from an address that may still call; throws Problem `invalid` and TooMany. */
export async function readJson(request: Request, maxBytes: number): Promise<unknown> {
  const bytes = await readBody(request, maxBytes);
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new Problem("invalid", "not_json");
  }
}

/** A body of at most `maxBytes`, whatever length it claims: reading stops there. Throws as `readJson` does. */
export async function readBody(request: Request, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  holdAddressRate(request.headers, new Date());
  const tooLarge = () => new Problem("invalid", "body_too_large");
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = request.body?.getReader();
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    length += read.value.byteLength;
    if (length > maxBytes) {
      await reader?.cancel();
      throw tooLarge();
    }
    chunks.push(read.value);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}

const HEARTBEAT_MS = 15_000;

/**
 * Server-sent events: `open` gets a `send` for event names and answers how to stop. A comment every 15 seconds keeps proxies from
 * closing the line. Refusals before the first event are ordinary problem replies.
 */
export async function stream(
  request: Request,
  open: (send: (event: string) => void) => Promise<() => void>,
): Promise<Response> {
  const encoder = new TextEncoder();
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  const write = (text: string) => {
    if (!request.signal.aborted) controller?.enqueue(encoder.encode(text));
  };
  try {
    const stop = await open((event) => write(`event: ${event}\ndata: {}\n\n`));
    const heartbeat = setInterval(() => write(": here\n\n"), HEARTBEAT_MS);
    const end = () => {
      clearInterval(heartbeat);
      stop();
    };
    request.signal.addEventListener("abort", end);
    const body = new ReadableStream<Uint8Array>({
      start: (opened) => {
        controller = opened;
        write("retry: 2000\n\n");
      },
      cancel: end,
    });
    return new Response(body, {
      headers: {
        "Content-Type": "text/event-stream",
        "Cache-Control": "no-store",
        "X-Accel-Buffering": "no",
      },
    });
  } catch (error) {
    const report = reportOf(error);
    return answer(report, statusOfProblem(report));
  }
}

/** Counts the call of an action that asks nobody who they are, and answers where it came from. Throws TooMany. */
export async function strangerAddress(): Promise<string> {
  const sent = await headers();
  holdAddressRate(sent, new Date());
  return addressOf(sent);
}

/** Where a sign-in over the API came from. */
export function originOf(request: Request): SignInOrigin {
  return {
    kind: "api",
    address: addressOf(request.headers),
    userAgent: request.headers.get("user-agent") ?? "",
  };
}

/** redirect() and notFound() of Next travel as thrown signals and must pass. */
function isNextSignal(error: unknown): boolean {
  return (
    typeof error === "object" &&
    error !== null &&
    "digest" in error &&
    typeof error.digest === "string" &&
    error.digest.startsWith("NEXT_")
  );
}
