import { z } from "zod";

export const refreshRequestSchema = z.strictObject({ refreshToken: z.string().min(20).max(200) });

/** What a client of the API gets: a bearer token for `expiresIn` seconds, and the token that renews it once. */
export type TokenPair = { tokenType: "Bearer"; accessToken: string; expiresIn: number; refreshToken: string };
