import "server-only";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Calibration } from "@/lib/domain/calibration";
import { calibrationOf } from "@/lib/domain/calibrations";
import { isSameModel, type ModelName } from "@/lib/domain/embedder-model";
import { env } from "../env";

const cosine = z.number().min(-1).max(1);

const calibrationSchema = z.strictObject({
  modelId: z.string().min(1).max(80),
  modelVersion: z.string().min(1).max(80),
  version: z.string().min(1).max(80),
  source: z.string().min(1).max(300),
  points: z
    .array(z.strictObject({ fmr: z.number().positive().max(0.5), cosine }))
    .min(2)
    .max(20),
  genuine: z.array(z.strictObject({ cosine, fnmr: z.number().min(0).max(1) })).max(100),
  targetFpir: z.number().positive().max(0.1),
  margin: z.number().min(0).max(1),
  padThreshold: z.number().min(0).max(1),
}) satisfies z.ZodType<Calibration>;

// Kept on globalThis so that every bundle of the server reads them once.
const shared = globalThis as typeof globalThis & { hadirCalibrations?: Promise<Calibration[]> };

/**
 * The calibration of a model: the newest of the operator's files (HADIR_DATA_DIR/calibrations/*.json, written by `npm run calibrate`), else
 * the shipped one, else null. A file that is no calibration stops the call and is named: thresholds are nothing to guess.
 */
export async function findCalibration(model: ModelName): Promise<Calibration | null> {
  shared.hadirCalibrations ??= readCalibrations(join(env.dataDirectory, "calibrations")).catch(
    (error: unknown) => {
      shared.hadirCalibrations = undefined;
      throw error;
    },
  );
  const own = (await shared.hadirCalibrations).filter((one) => isSameModel(one, model));
  const [newest] = own.sort((a, b) => b.version.localeCompare(a.version));
  return newest ?? calibrationOf(model);
}

/** Every calibration file of a folder; none where there is no folder. Throws Error naming a file that is no calibration. */
export async function readCalibrations(folder: string): Promise<Calibration[]> {
  const names = await readdir(folder).catch(() => []);
  const files = names.filter((name) => name.endsWith(".json")).map((name) => join(folder, name));
  return Promise.all(files.map(readCalibration));
}

async function readCalibration(file: string): Promise<Calibration> {
  try {
    return calibrationSchema.parse(JSON.parse(await readFile(file, "utf8")));
  } catch (error) {
    throw new Error(`${file} is no calibration file (npm run calibrate writes them)`, { cause: error });
  }
}
