import { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/lib/server/accounts/auth-options";
import { readBody, respond } from "@/lib/server/edge";
import { Problem } from "@/lib/server/problem";

/** A sign-in form is far smaller. */
const MAX_BYTES = 8_192;

type Context = { params: Promise<{ nextauth: string[] }> };

async function handle(request: Request, context: Context): Promise<Response> {
  try {
    const bytes = request.method === "POST" ? await readBody(request, MAX_BYTES) : null;
    const body = bytes && bytes.byteLength > 0 ? bytes : undefined;
    const { url, method, headers } = request;
    return await NextAuth(authOptions())(new NextRequest(url, { method, headers, body }), context);
  } catch (error) {
    // next-auth reads a JSON body without care for what is none.
    const isFault = !(error instanceof SyntaxError || error instanceof Problem);
    if (isFault) throw error;
    return respond(async () => {
      throw error instanceof Problem ? error : new Problem("invalid", "not_json");
    });
  }
}

export { handle as GET, handle as POST };
