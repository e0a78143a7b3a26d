/**
 * Every model file that the browser is served, and where its bytes come from. `npm run setup` copies and checks them,
 * the vision worker checks them again before use, and the server compares ids and versions with what a device reports.
 */

/**
 * `path` is below public/ and, with a leading slash, the address a browser asks for. `package` names the file inside
 * node_modules; `weights` are not in any package: they are looked for by `file`, then at `url` where the publisher pins one.
 */
export type ModelFile = {
  id: string;
  version: string;
  path: string;
  bytes: number;
  sha256: string;
  licence: string;
  origin: string;
  source: { kind: "package"; file: string } | { kind: "weights"; file: string; url: string | null };
};

const HUMAN = { version: "3.3.6", licence: "MIT (package), Apache-2.0 (MediaPipe weights)" };
const HUMAN_ORIGIN = "Google MediaPipe, converted for and shipped in @vladmandic/human 3.3.6";
const TFJS = { version: "4.22.0", licence: "Apache-2.0", origin: "@tensorflow/tfjs-backend-wasm 4.22.0" };
const MINIFASNET = {
  version: "b6d5f04",
  licence: "Apache-2.0",
  origin:
    "minivision-ai/Silent-Face-Anti-Spoofing, commit b6d5f04ad78778917853b25c778acef6d5626d15, converted to ONNX",
};

/** Files of the face detector and its mesh (blazeface 256x256, facemesh 192x192 -> 468 points, iris 64x64). */
export const DETECTOR_FILES = [
  human("blazeface.json", 79038, "cd7bbfc078270572beb39f9e5ae67aadbd50b5e67cff37e6d4f6b3ea39312e5f"),
  human("blazeface.bin", 538928, "dc9a97fdc50bc43216554bdd69aa3e7b9361a519ee7bdd996a2f69a98a6f9b72"),
  human("facemesh.json", 95845, "b60ca26f404724f43bd2b1575761d8265180e1f053cc0731caa68462927309e7"),
  human("facemesh.bin", 1477958, "3826da640b0a3021161605369ee6af293f75d518040355b960ec71a3390c1c0b"),
  human("iris.json", 122025, "49038ac9dcc09aa05474d91d98e9db5b47af4830929bcf102ed5a56bfbabb465"),
  human("iris.bin", 2599092, "d7f296d184274213d4642681ae186112cbbec77fd2ab066257d3c56a1940bc71"),
] as const;

/** The WebAssembly back end of the detector. Only one of them is fetched by a browser; never the threaded one. */
export const RUNTIME_FILES = [
  tfjs("tfjs-backend-wasm.wasm", 311123, "70a5d516060464e5269f01c74bac1772d6b8ab6cb612acf16b5cdaf61f78d892"),
  tfjs(
    "tfjs-backend-wasm-simd.wasm",
    424594,
    "77ebb28a6d34f371dbbf2086b7f2de8994acd8ea5a3cf1fa24d2c26c840cac7b",
  ),
  tfjs(
    "tfjs-backend-wasm-threaded-simd.wasm",
    435643,
    "c052228d4bef185c27bbe59a9e029570c78bbb9f08b3cb46b597851650373de2",
  ),
] as const;

/**
 * The face embedder: ArcFace MobileFaceNet trained on refined MS-Celeb-1M. Input `input0` [1,3,112,112], RGB,
 * (x/255 - mean)/std; output `output0` [1,128], not normalised. Padded with zeros to VECTOR_LENGTH and L2-normalised.
 */
export const EMBEDDER = {
  modelId: "arcface-mobilefacenet",
  modelVersion: "a6cc903",
  dims: 128,
  input: { name: "input0", side: 112, mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225] },
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
    },
  },
} as const satisfies { file: ModelFile } & Record<string, unknown>;

/**
 * Passive presentation-attack detection: two MiniFASNet, whose live probabilities are averaged. Input `input`
 * [n,3,80,80], BGR 0-255, the face box scaled by `cropScale`; output `probabilities` [n,3], index 1 = live.
 */
export const PAD_MODELS = [
  {
    modelId: "minifasnet-v2",
    modelVersion: MINIFASNET.version,
    cropScale: 2.7,
    file: minifasnet(
      "minifasnet-v2-2.7.onnx",
      1726524,
      "e6f4e189fb3a7ac5c39de8d6d880b1caca10a897fb0fd76181548326ed18428a",
    ),
  },
  {
    modelId: "minifasnet-v1se",
    modelVersion: MINIFASNET.version,
    cropScale: 4,
    file: minifasnet(
      "minifasnet-v1se-4.0.onnx",
      1722171,
      "66863fe514223185af2444b307480a387b23a51e4a198da31478e0d0d4fb6580",
    ),
  },
] as const;

/** Input and output of both PAD models: names, side of the square input in pixels, index of "live" in the output. */
export const PAD_SHAPE = { input: "input", side: 80, output: "probabilities", liveIndex: 1 } as const;

/** Everything that is served from public/, in the order it is set up. */
export const MODEL_FILES: readonly ModelFile[] = [
  ...DETECTOR_FILES,
  ...RUNTIME_FILES,
  EMBEDDER.file,
  ...PAD_MODELS.map((model) => model.file),
];

function human(file: string, bytes: number, sha256: string): ModelFile {
  const source = { kind: "package", file: `@vladmandic/human/models/${file}` } as const;
  return {
    id: file.replace(".", "-"),
    path: `models/${file}`,
    bytes,
    sha256,
    origin: HUMAN_ORIGIN,
    source,
    ...HUMAN,
  };
}

function tfjs(file: string, bytes: number, sha256: string): ModelFile {
  const source = { kind: "package", file: `@tensorflow/tfjs-backend-wasm/dist/${file}` } as const;
  return { id: file.replace(".", "-"), path: `wasm/${file}`, bytes, sha256, source, ...TFJS };
}

function minifasnet(file: string, bytes: number, sha256: string): ModelFile {
  const source = { kind: "weights", file, url: null } as const;
  return { id: file.replace(/\.onnx$/, ""), path: `models/${file}`, bytes, sha256, source, ...MINIFASNET };
}

/** What set-up left in public/models/status.json: which files are there, and why another is not. Pages read it. */
export type ModelStatus = {
  files: {
    id: string;
    file: string;
    path: string;
    version: string;
    sha256: string;
    state: "ready" | "missing";
    reason: "not_found" | "mismatch" | null;
  }[];
};
