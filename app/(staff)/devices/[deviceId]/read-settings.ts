import { type ChangeDeviceRequest, changeDeviceSchema } from "@/lib/contracts/devices";

type SettingsField = "name" | "scope";
type Read = { ok: true; settings: ChangeDeviceRequest } | { ok: false; fields: SettingsField[] };

/** What the form holds, as the contract has it, or which fields are wrong. */
export function readSettings(deviceId: string, form: FormData): Read {
  const kind = form.get("scope");
  const parsed = changeDeviceSchema.safeParse({
    deviceId,
    name: form.get("name"),
    mode: form.get("mode"),
    supervised: form.get("supervised") === "yes",
    scope: {
      kind,
      ...(kind === "unit" ? { unitId: form.get("unitId") } : {}),
      ...(kind === "sections" ? { sectionIds: form.getAll("sectionIds") } : {}),
    },
  });
  if (parsed.success) return { ok: true, settings: parsed.data };
  const faulty = new Set(parsed.error.issues.map(({ path }) => path[0]));
  return { ok: false, fields: (["name", "scope"] as const).filter((field) => faulty.has(field)) };
}
