import type { EmbedderModel } from "./embedder-model";

/**
 * Every model file that the browser is served, and where its bytes come from. `npm run setup` copies and checks them,
 * the vision worker checks them again before use, and the server compares ids and versions with what a device reports.
 */

/** `path` is below public/ and, with a leading slash, the address a browser asks for. */
export type ServedFile = { path: string; bytes: number; sha256: string };

/** A file that set-up places: where its bytes come from, and under which licence. */
export type ModelFile = ServedFile & {
  id: string;
  version: string;
  licence: string;
  origin: string;
  source: ModelSource;
};

/**
 * `package` names the file inside node_modules. `weights` are in no package: they are looked for by `file`, then at `url` where the
 * publisher pins one, then built from the publisher's `checkpoint`. `package_weights` are built from files inside node_modules.
 */
export type ModelSource =
  | { kind: "package"; file: string }
  | { kind: "weights"; file: string; url: string | null; checkpoint: Checkpoint | null }
  | { kind: "package_weights"; manifest: string; file: string; fileSha256: string };

/** A publisher's PyTorch checkpoint from which the file can be built, and what the built model must answer (scripts/models). */
export type Checkpoint = { file: string; sha256: string; url: string };

const HUMAN = { version: "3.3.6", licence: "MIT (package), Apache-2.0 (MediaPipe weights)" };
const HUMAN_ORIGIN = "Google MediaPipe, converted for and shipped in @vladmandic/human 3.3.6";
const TFJS = { version: "4.22.0", licence: "Apache-2.0", origin: "@tensorflow/tfjs-backend-wasm 4.22.0" };
const MINIFASNET_COMMIT = "b6d5f04ad78778917853b25c778acef6d5626d15";
const MINIFASNET = {
  version: "b6d5f04",
  licence: "Apache-2.0",
  origin: `minivision-ai/Silent-Face-Anti-Spoofing, commit ${MINIFASNET_COMMIT}, converted to ONNX`,
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
 * Passive presentation-attack detection: two MiniFASNet, whose live probabilities are averaged. Input `input`
 * [n,3,80,80], BGR 0-255, the face box scaled by `cropScale`; output `probabilities` [n,3], index 1 = live.
 */
export const PAD_MODELS = [
  {
    modelId: "minifasnet-v2",
    modelVersion: MINIFASNET.version,
    cropScale: 2.7,
    file: minifasnet("minifasnet-v2-2.7.onnx", {
      bytes: 1726524,
      sha256: "e6f4e189fb3a7ac5c39de8d6d880b1caca10a897fb0fd76181548326ed18428a",
      checkpoint: "2.7_80x80_MiniFASNetV2.pth",
      checkpointSha256: "a5eb02e1843f19b5386b953cc4c9f011c3f985d0ee2bb9819eea9a142099bec0",
    }),
  },
  {
    modelId: "minifasnet-v1se",
    modelVersion: MINIFASNET.version,
    cropScale: 4,
    file: minifasnet("minifasnet-v1se-4.0.onnx", {
      bytes: 1722171,
      sha256: "66863fe514223185af2444b307480a387b23a51e4a198da31478e0d0d4fb6580",
      checkpoint: "4_0_0_80x80_MiniFASNetV1SE.pth",
      checkpointSha256: "84ee1d37d96894d5e82de5a57df044ef80a58be2b218b5ed7cdfd875ec2f5990",
    }),
  },
] as const;

/** Input and output of both PAD models: names, side of the square input in pixels, index of "live" in the output. */
export const PAD_SHAPE = { input: "input", side: 80, output: "probabilities", liveIndex: 1 } as const;

/** What every installation serves besides an embedder, in the order it is set up. */
export const SHARED_FILES: readonly ModelFile[] = [
  ...DETECTOR_FILES,
  ...RUNTIME_FILES,
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

function minifasnet(
  file: string,
  sizes: { bytes: number; sha256: string; checkpoint: string; checkpointSha256: string },
): ModelFile {
  const { bytes, sha256 } = sizes;
  const checkpoint = {
    file: sizes.checkpoint,
    sha256: sizes.checkpointSha256,
    url: `https://raw.githubusercontent.com/minivision-ai/Silent-Face-Anti-Spoofing/${MINIFASNET_COMMIT}/resources/anti_spoof_models/${sizes.checkpoint}`,
  };
  const source = { kind: "weights", file, url: null, checkpoint } as const;
  return { id: file.replace(/\.onnx$/, ""), path: `models/${file}`, bytes, sha256, source, ...MINIFASNET };
}

/** How a file came to be where it is: out of a package, a folder, the publisher's address, or built from weights of either. */
export type Provenance = "package" | "folder" | "publisher" | "built_from_package" | "built_from_checkpoint";

/** What set-up left in public/models/status.json: which files are there, and why another is not. Worker, server and pages read it. */
export type ModelStatus = {
  files: (ServedFile & {
    id: string;
    file: string;
    version: string;
    licence: string;
    provenance: Provenance | null;
    state: "ready" | "missing";
    reason: "not_found" | "mismatch" | null;
  })[];
  /** The embedders that are ready: first the one to use, then others whose vectors may still be stored. */
  embedders: EmbedderModel[];
};
