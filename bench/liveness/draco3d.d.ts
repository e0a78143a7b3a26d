/** The part of draco3d (which has no types) that reads one mesh. */
declare module "draco3d" {
  type Values = { GetValue(index: number): number };
  type Mesh = { num_points(): number; num_faces(): number };
  type Decoder = {
    DecodeArrayToMesh(bytes: Int8Array, length: number, mesh: Mesh): { ok(): boolean; error_msg(): string };
    GetAttributeByUniqueId(mesh: Mesh, id: number): object;
    GetAttributeFloatForAllPoints(mesh: Mesh, attribute: object, into: Values): void;
    GetFaceFromMesh(mesh: Mesh, index: number, into: Values): void;
  };
  export type DracoModule = {
    Decoder: new () => Decoder;
    Mesh: new () => Mesh;
    DracoFloat32Array: new () => Values;
    DracoInt32Array: new () => Values;
  };
  const draco3d: { createDecoderModule(options: object): Promise<DracoModule> };
  export default draco3d;
}
