import "server-only";
import { and, eq } from "drizzle-orm";
import { loginSessions } from "@/db/schema/login-sessions";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import { organizationOfToken } from "../secret-token";
import { findRefreshToken } from "./refresh-token";

/** Ends the sign-in of a refresh token: its access token is refused from now on. An unknown token is no error: it is out already. */
export async function logoutApi(refreshToken: string, now: Date): Promise<void> {
  const organizationId = organizationOfToken(refreshToken);
  if (!organizationId) return;
  await inOrganization(organizationId, async (tx) => {
    const token = await findRefreshToken(tx, organizationId, refreshToken);
    if (!token) return;
    await tx
      .update(loginSessions)
      .set({ endedAt: now })
      .where(and(eq(loginSessions.organizationId, organizationId), eq(loginSessions.id, token.sessionId)));
    await recordAudit(tx, organizationId, {
      by: "system",
      at: now,
      action: "sign_in.ended",
      objectKind: "login_session",
      objectId: token.sessionId,
    });
  });
}
