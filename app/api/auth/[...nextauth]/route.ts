import NextAuth from "next-auth";
import { authOptions } from "@/lib/server/accounts/auth-options";
import { respond } from "@/lib/server/edge";
import { Problem } from "@/lib/server/problem";

type Context = { params: Promise<{ nextauth: string[] }> };

async function handle(request: Request, context: Context): Promise<Response> {
  try {
    return await NextAuth(authOptions())(request, context);
  } catch (error) {
    // next-auth reads a JSON body without care for what is none.
    if (!(error instanceof SyntaxError)) throw error;
    return respond(async () => {
      throw new Problem("invalid", "not_json");
    });
  }
}

export { handle as GET, handle as POST };
