import { describe, expect, it } from "vitest";
import { chooseBackend } from "./backend-choice";

describe("chooseBackend", () => {
  it.each([
    ["no adapter", { wasmMs: 20, gpuMs: null, cosine: null }, "wasm"],
    ["clearly faster and the same", { wasmMs: 20, gpuMs: 4, cosine: 0.99999 }, "webgpu"],
    ["hardly faster", { wasmMs: 20, gpuMs: 19, cosine: 0.99999 }, "wasm"],
    ["software rendering", { wasmMs: 20, gpuMs: 900, cosine: 0.99999 }, "wasm"],
    ["fast and wrong", { wasmMs: 20, gpuMs: 4, cosine: 0.98 }, "wasm"],
    ["fast and no numbers", { wasmMs: 20, gpuMs: 4, cosine: Number.NaN }, "wasm"],
    ["faster by just a fifth", { wasmMs: 20, gpuMs: 16, cosine: 1 }, "webgpu"],
  ] as const)("%s", (_, test, backend) => {
    expect(chooseBackend(test)).toBe(backend);
  });
});
