import { z } from "zod";

export const changePasswordSchema = z.strictObject({
  password: z.string().min(1).max(128),
  next: z.string().min(1).max(256),
});

export const endLoginSessionSchema = z.strictObject({ sessionId: z.uuid() });

/** One signed-in browser of one's own account. */
export type LoginSession = {
  id: string;
  userAgent: string;
  createdAt: string;
  lastSeenAt: string;
  isThisOne: boolean;
};
