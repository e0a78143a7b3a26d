import { readFileSync } from "node:fs";
import { join } from "node:path";
import draco3d from "draco3d";

/** Corners of the scanned head: x to the right, y down, z away from the camera, its eyes one unit apart at (0, 0, 0). */
export type HeadScan = { positions: number[]; normals: number[]; uvs: number[]; triangles: number[] };

/** Middle between the eyes of the scan (x right, y up, z to the viewer) and their distance, in its own units. */
const EYES_AT = [0.05, 1.25, 2] as const;
const EYES_APART = 1.6;

/** Reads the Draco-compressed GLB of `folder`. Throws an Error when it is none. */
export async function readHead(folder: string): Promise<HeadScan> {
  const glb = readFileSync(join(folder, "LeePerrySmith.glb"));
  const jsonBytes = glb.readUInt32LE(12);
  const binary = glb.subarray(20 + jsonBytes + 8);
  const draco = await draco3d.createDecoderModule({});
  const decoder = new draco.Decoder();
  const mesh = new draco.Mesh();
  const status = decoder.DecodeArrayToMesh(new Int8Array(binary), binary.length, mesh);
  if (!status.ok()) throw new Error(`the head cannot be read: ${status.error_msg()}`);
  const attribute = (id: number, size: number) => {
    const values = new draco.DracoFloat32Array();
    decoder.GetAttributeFloatForAllPoints(mesh, decoder.GetAttributeByUniqueId(mesh, id), values);
    return Array.from({ length: mesh.num_points() * size }, (_, i) => values.GetValue(i));
  };
  const triangles: number[] = [];
  const face = new draco.DracoInt32Array();
  for (let i = 0; i < mesh.num_faces(); i++) {
    decoder.GetFaceFromMesh(mesh, i, face);
    triangles.push(face.GetValue(0), face.GetValue(1), face.GetValue(2));
  }
  const own = attribute(1, 3);
  const flipped = (values: number[]) => values.map((value, i) => (i % 3 === 0 ? value : -value));
  const moved = own.map((value, i) => (value - (EYES_AT[i % 3] ?? 0)) / EYES_APART);
  return { positions: flipped(moved), normals: flipped(attribute(0, 3)), uvs: attribute(2, 2), triangles };
}
