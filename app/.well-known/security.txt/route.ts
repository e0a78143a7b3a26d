import { securityContact } from "@/lib/server/security-contact";

export const dynamic = "force-dynamic";

/** RFC 9116: whom to tell of a hole. */
export function GET(): Response {
  return new Response(securityContact(new Date()), {
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "public, max-age=86400" },
  });
}
