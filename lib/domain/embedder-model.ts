import type { ModelFile, ServedFile } from "./model-manifest";

/**
 * `standard` is what the product was measured with. `reduced` can be built on any machine that has the packages and recognises worse.
 * `configured` is the operator's own choice.
 */
export type EmbedderGrade = "standard" | "reduced" | "configured";

/**
 * How a face is cut out for an embedder by its five points: `arcface`, the 112x112 crop; `dlib`, the wider 150x150 chip.
 */
export type EmbedderAlignment = "arcface" | "dlib";

/**
 * What a model's cosines mean between frames that were taken seconds apart: at or over `same` two of them show one face, under `other` two
 * faces; a mean at or over `good` is a steady capture. Models spread their scores differently, so each has its own.
 */
export type Agreement = { same: number; other: number; good: number };

/** The scale of a model trained with ArcFace: strangers near 0 (vision.md §4). */
export const ARCFACE_AGREEMENT: Agreement = { same: 0.6, other: 0.4, good: 0.8 };

/**
 * A face embedder: an ONNX model from an aligned crop to `dims` numbers (at most VECTOR_LENGTH). Input planes [1,3,side,side] in the
 * `order` of colours, each (x/255 - mean) / std, with mean and std in the order of red, green, blue; the output is not normalised.
 * `modelId` and `modelVersion` name its vectors, which are never compared with those of another.
 */
export type EmbedderModel = {
  modelId: string;
  modelVersion: string;
  grade: EmbedderGrade;
  dims: number;
  agreement: Agreement;
  input: {
    name: string;
    side: number;
    alignment: EmbedderAlignment;
    order: "rgb" | "bgr";
    mean: readonly [number, number, number];
    std: readonly [number, number, number];
  };
  output: { name: string };
  file: ServedFile & { licence: string; origin: string };
};

/** ArcFace MobileFaceNet, trained on refined MS-Celeb-1M: 128 numbers. */
export const STANDARD_EMBEDDER = {
  modelId: "arcface-mobilefacenet",
  modelVersion: "a6cc903",
  grade: "standard",
  dims: 128,
  agreement: ARCFACE_AGREEMENT,
  input: {
    name: "input0",
    side: 112,
    alignment: "arcface",
    order: "rgb",
    mean: [0.485, 0.456, 0.406],
    std: [0.229, 0.224, 0.225],
  },
  output: { name: "output0" },
  file: {
    id: "arcface-mobilefacenet",
    version: "a6cc903",
    path: "models/arcface-mobilefacenet-128.onnx",
    bytes: 3998070,
    sha256: "b7120c095d60094f28a4a54ba6a8bf51b297a6273fb40ef6350dfec1f63d9507",
    licence: "Apache-2.0",
    origin:
      "foamliu/MobileFaceNet, commit a6cc9032a659b615f477833e1a70b5e7931bcccc, weights/MobileFaceNet.onnx, unchanged",
    source: {
      kind: "weights",
      file: "arcface-mobilefacenet-128.onnx",
      url: "https://raw.githubusercontent.com/foamliu/MobileFaceNet/a6cc9032a659b615f477833e1a70b5e7931bcccc/weights/MobileFaceNet.onnx",
      checkpoint: null,
    },
  },
} as const satisfies EmbedderModel & { file: ModelFile };

/** Dlib's face recognition ResNet with the weights that @vladmandic/face-api ships, eight bits each: 128 numbers. */
export const REDUCED_EMBEDDER = {
  modelId: "dlib-resnet",
  modelVersion: "face-api-1.7.15",
  grade: "reduced",
  dims: 128,
  agreement: { same: 0.95, other: 0.9, good: 0.97 },
  input: {
    name: "input",
    side: 150,
    alignment: "dlib",
    order: "rgb",
    mean: [122.782 / 255, 117.001 / 255, 104.298 / 255],
    std: [1, 1, 1],
  },
  output: { name: "descriptor" },
  file: {
    id: "dlib-resnet",
    version: "face-api-1.7.15",
    path: "models/dlib-resnet-128.onnx",
    bytes: 6471042,
    sha256: "112a93f50c682b4b988da6d4d8d9f5902891bc81fdeb02113561a62eab55b9aa",
    licence: "public domain (weights), MIT (package)",
    origin:
      "dlib face_recognition_resnet_model_v1 by Davis King, quantised for and shipped in @vladmandic/face-api 1.7.15, converted to ONNX",
    source: {
      kind: "package_weights",
      manifest: "@vladmandic/face-api/model/face_recognition_model-weights_manifest.json",
      file: "@vladmandic/face-api/model/face_recognition_model.bin",
      fileSha256: "b413e420d6840b2775fba32008db6f3cddb07d485967fb42cfcf379c16a8c589",
    },
  },
} as const satisfies EmbedderModel & { file: ModelFile };

/** What names a model's vectors everywhere: id and version. */
export type ModelName = Pick<EmbedderModel, "modelId" | "modelVersion">;

/** What travels with a vector: whose it is, and how its cosines are read. */
export type VectorModel = ModelName & Pick<EmbedderModel, "agreement">;

/** A model's name in one word, as attestations and requests have it: "id@version". */
export function nameOfModel({ modelId, modelVersion }: ModelName): string {
  return `${modelId}@${modelVersion}`;
}

/** The name in the word "id@version"; a word without "@" names no version, so no model. */
export function modelOfName(word: string): ModelName {
  const at = word.lastIndexOf("@");
  return { modelId: word.slice(0, Math.max(at, 0)), modelVersion: word.slice(at + 1) };
}

/** The same model: its vectors may be compared. */
export function isSameModel(a: ModelName, b: ModelName): boolean {
  return a.modelId === b.modelId && a.modelVersion === b.modelVersion;
}
