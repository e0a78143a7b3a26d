import "server-only";
import { type Calibration, withOwnPeople } from "@/lib/domain/calibration";
import type { Transaction } from "../database";
import type { AcceptedModel } from "./accept-model";
import { findMeasurement, findSettings } from "./queries";

/** A model's calibration as it holds for one organisation: made stricter by how alike its own people are, and with its own strictness. */
export async function calibrationFor(
  tx: Transaction,
  organizationId: string,
  { model, calibration }: AcceptedModel,
): Promise<Calibration> {
  const own = await findMeasurement(tx, organizationId, model);
  const settings = await findSettings(tx, organizationId);
  const measured = own ? withOwnPeople(calibration, own.points) : calibration;
  return settings?.targetFpir ? { ...measured, targetFpir: settings.targetFpir } : measured;
}
