import { readHealth } from "@/lib/server/read-health";

export const dynamic = "force-dynamic";

export async function GET(): Promise<Response> {
  const health = await readHealth();
  return Response.json(health, {
    status: health.database === "open" ? 200 : 503,
    headers: { "Cache-Control": "no-store" },
  });
}
