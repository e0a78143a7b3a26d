import { readFile } from "node:fs/promises";
import { createServer, type Server, type ServerResponse } from "node:http";
import { extname, join, normalize } from "node:path";

const TYPES: Record<string, string> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".json": "application/json",
  ".wasm": "application/wasm",
};

/**
 * What a harness page can ask for: built pages and models by path, measured images by number (/image/0). A path in
 * `instead` is answered with these bytes, or with 404 for null: how a test spoils a model.
 */
export type ServedFiles = {
  roots: readonly string[];
  images: readonly string[];
  instead?: ReadonlyMap<string, Uint8Array | null>;
};

/** Serves files to this machine only, without cross-origin isolation, as the product is served. Resolves to its address. */
export async function serveHarness(files: ServedFiles): Promise<{ url: string; server: Server }> {
  const server = createServer((request, response) => {
    void send(new URL(request.url ?? "/", "http://harness").pathname, files, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (!address || typeof address === "string") throw new Error("the harness server has no port");
  return { url: `http://127.0.0.1:${address.port}/`, server };
}

async function send(
  path: string,
  { roots, images, instead }: ServedFiles,
  response: ServerResponse,
): Promise<void> {
  const replaced = instead?.get(path);
  if (replaced === null) return void response.writeHead(404).end();
  if (replaced) return void response.writeHead(200).end(replaced);
  const image = path.startsWith("/image/") ? images[Number(path.slice("/image/".length))] : undefined;
  const name = path === "/" ? "/index.html" : normalize(path);
  for (const file of image ? [image] : roots.map((root) => join(root, name))) {
    const bytes = await readFile(file).catch(() => null);
    if (!bytes) continue;
    const isHashed = name.startsWith("/assets/");
    response
      .writeHead(200, {
        "content-type": TYPES[extname(file)] ?? "application/octet-stream",
        // As the product's build serves what has a hash in its name.
        ...(isHashed && { "cache-control": "public, max-age=31536000, immutable" }),
      })
      .end(bytes);
    return;
  }
  response.writeHead(404).end();
}
