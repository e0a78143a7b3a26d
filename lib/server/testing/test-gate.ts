import { afterAll, beforeAll, beforeEach } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { recordCheckIn } from "../attendance/record-check-in";
import { inOrganization, type Transaction } from "../database";
import { getDevice } from "../devices/get-device";
import { lastAudit } from "./last-audit";
import { pairTestKiosk, type TestKiosk } from "./test-kiosk";
import {
  createTestOrganization,
  enrolVector,
  openTestDatabase,
  personByNumber,
  type TestOrganization,
} from "./test-organization";
import { randomVector, seededRandom, vectorNear } from "./test-vectors";

/** A school with one paired kiosk, both fresh for each test of a file, and what people do before it. */
export type TestGate = {
  opened: OpenDatabase;
  organization: TestOrganization;
  kiosk: TestKiosk;
};

/** Opens it for the tests of the file that calls this. `now`: when the kiosk is paired; `seed`: of every vector. */
export function openTestGate(now: Date, seed: number) {
  const random = seededRandom(seed);
  const gate = {} as TestGate;
  beforeAll(async () => {
    gate.opened = await openTestDatabase();
  });
  afterAll(() => gate.opened.close());
  beforeEach(async () => {
    gate.organization = await createTestOrganization(gate.opened, now);
    gate.kiosk = await pairTestKiosk(gate.organization, now);
  });
  return {
    gate,
    /** A vector like no other, or one of the same face as another. */
    stranger: () => randomVector(random),
    again: (face: Float32Array) => vectorNear(face, 0.85, random),
    at: (ms: number) => new Date(now.getTime() + ms),
    inTest: <T>(work: (tx: Transaction) => Promise<T>) => inOrganization(gate.organization.id, work),
    details: (when = now) => getDevice(gate.organization.administrator, gate.kiosk.deviceId, when),
    lastAudit: () => lastAudit(gate.organization.id),
    async enrolled(number: string): Promise<Float32Array> {
      const face = randomVector(random);
      const { id } = await personByNumber(gate.organization.id, number);
      await enrolVector(gate.organization, id, face);
      return face;
    },
    async step(face: Float32Array, when = now) {
      return recordCheckIn(await gate.kiosk.mark(vectorNear(face, 0.85, random), when), when);
    },
  };
}
