import { deviceProofSchema } from "@/lib/contracts/attestation";
import { statusOfChallenge } from "@/lib/contracts/kiosk";
import { issueChallenge } from "@/lib/server/attendance/issue-challenge";
import { parse, readJson, respond } from "@/lib/server/edge";

export function POST(request: Request): Promise<Response> {
  return respond(
    async () => issueChallenge(parse(deviceProofSchema, await readJson(request, 4_096)).proof, new Date()),
    statusOfChallenge,
  );
}
