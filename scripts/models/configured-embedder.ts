import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { ARCFACE_AGREEMENT, type EmbedderModel } from "@/lib/domain/embedder-model";
import type { ModelFile } from "@/lib/domain/model-manifest";
import { VECTOR_LENGTH } from "@/lib/domain/vector";
import { fetchBytes } from "./find-model";
import { readIfThere, sha256 } from "./place-file";
import { readOnnx } from "./read-onnx";

const SIDE = 112;
const ADDRESS = /^https?:\/\//;

/** What keeps a configured embedder from being used; its message is for the operator. */
export class EmbedderFault extends Error {}

/** The embedder with its bytes, and where they came from: an address, or a file of this machine. */
export type ConfiguredEmbedder = {
  embedder: EmbedderModel & { file: ModelFile };
  bytes: Uint8Array;
  place: string;
  provenance: "publisher" | "folder";
};

type Settings = Readonly<Record<string, string | undefined>>;

/**
 * The embedder that the operator configures (HADIR_EMBEDDER and the variables beside it, .env.example), fetched and looked into, or null
 * where none is. It is fetched once: what is below `publicDir` already is taken from there. Throws EmbedderFault: other bytes than the SHA-256 says, or a model that takes or gives something else than 112x112
 * faces and up to 512 numbers.
 */
export async function readConfiguredEmbedder(
  settings: Settings,
  publicDir: string,
): Promise<ConfiguredEmbedder | null> {
  const place = settings.HADIR_EMBEDDER;
  if (!place) return null;
  const expected = settings.HADIR_EMBEDDER_SHA256?.toLowerCase();
  if (!expected || !/^[0-9a-f]{64}$/.test(expected))
    throw new EmbedderFault("HADIR_EMBEDDER needs HADIR_EMBEDDER_SHA256: 64 hexadecimal digits");
  const modelVersion = expected.slice(0, 12);
  const path = `models/embedder-${modelVersion}.onnx`;
  const present = await readIfThere(join(publicDir, path));
  const bytes = present && sha256(present) === expected ? present : await read(place);
  const actual = sha256(bytes);
  if (actual !== expected)
    throw new EmbedderFault(`${place} is another file: expected SHA-256 ${expected}, actual ${actual}`);
  const modelId = settings.HADIR_EMBEDDER_ID || "configured";
  if (!/^[a-z0-9][a-z0-9._-]{0,39}$/.test(modelId))
    throw new EmbedderFault("HADIR_EMBEDDER_ID: small letters, digits, dot, dash, at most 40");
  const isAddress = ADDRESS.test(place);
  const file = {
    id: modelId,
    version: modelVersion,
    path,
    bytes: bytes.length,
    sha256: actual,
    licence: settings.HADIR_EMBEDDER_LICENCE || "not stated",
    // Browsers are told an address, but nothing of this machine's folders.
    origin: isAddress ? place : "a file of the operator",
    source: { kind: "weights", file: path, url: null, checkpoint: null },
  } as const;
  const embedder = {
    modelId,
    modelVersion,
    grade: "configured" as const,
    agreement: ARCFACE_AGREEMENT,
    ...shapeOf(bytes, settings),
    file,
  };
  return { embedder, bytes, place, provenance: isAddress ? "publisher" : "folder" };
}

async function read(place: string): Promise<Uint8Array> {
  try {
    return ADDRESS.test(place) ? await fetchBytes(place) : await readFile(resolve(place));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new EmbedderFault(`HADIR_EMBEDDER: ${place} cannot be read (${reason})`, { cause: error });
  }
}

/** Names and sizes from the file itself; colours, mean and deviation are told, for no file tells them. */
function shapeOf(bytes: Uint8Array, settings: Settings): Pick<EmbedderModel, "dims" | "input" | "output"> {
  const { inputs, outputs } = readModel(bytes);
  const [input, ...otherInputs] = inputs;
  const [output, ...otherOutputs] = outputs;
  if (!input || !output || otherInputs.length + otherOutputs.length > 0)
    throw new EmbedderFault("HADIR_EMBEDDER: the model must have one input and one output");
  const [batch, channels, height, width] = input.dims;
  const takesFaces = channels === 3 && height === SIDE && width === SIDE && (batch === 1 || isOpen(batch));
  if (input.dims.length !== 4 || !takesFaces)
    throw new EmbedderFault(`HADIR_EMBEDDER: the model takes ${shown(input.dims)}, not 1x3x112x112`);
  const dims = output.dims.at(-1);
  if (output.dims.length !== 2 || typeof dims !== "number" || dims < 2 || dims > VECTOR_LENGTH)
    throw new EmbedderFault(
      `HADIR_EMBEDDER: the model gives ${shown(output.dims)}, not up to ${VECTOR_LENGTH} numbers`,
    );
  const order = settings.HADIR_EMBEDDER_COLOURS || "rgb";
  if (order !== "rgb" && order !== "bgr") throw new EmbedderFault("HADIR_EMBEDDER_COLOURS: rgb or bgr");
  return {
    dims,
    input: {
      name: input.name,
      side: SIDE,
      alignment: "arcface",
      order,
      mean: threeNumbers(settings, "HADIR_EMBEDDER_MEAN"),
      std: threeNumbers(settings, "HADIR_EMBEDDER_STD"),
    },
    output: { name: output.name },
  };
}

function readModel(bytes: Uint8Array) {
  try {
    return readOnnx(bytes);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new EmbedderFault(`HADIR_EMBEDDER: ${reason}`, { cause: error });
  }
}

/** One number for all colours or three for red, green, blue; 0.5 where nothing is said, as InsightFace trains. */
function threeNumbers(settings: Settings, name: string): [number, number, number] {
  const numbers = (settings[name] || "0.5").split(",").map(Number);
  const [red, green = red, blue = red] = numbers;
  const faulty = numbers.some((number) => !Number.isFinite(number) || number < 0 || number > 1);
  const isDivisor = name.endsWith("_STD");
  if (red === undefined || green === undefined || blue === undefined || numbers.length === 2 || faulty)
    throw new EmbedderFault(`${name}: one number from 0 to 1, or three separated by commas`);
  if (isDivisor && numbers.includes(0)) throw new EmbedderFault(`${name} must not be 0`);
  return [red, green, blue];
}

/** A dimension of any size: a name, or nothing known of it. */
function isOpen(dim: number | string | undefined): boolean {
  return typeof dim === "string";
}

function shown(dims: readonly (number | string)[]): string {
  return dims.length > 0 ? dims.map((dim) => dim || "?").join("x") : "nothing that is named";
}
