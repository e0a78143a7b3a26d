import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import { createOrganizationSchema } from "@/lib/contracts/organizations";
import { MaintenanceError, runOnNewData } from "./maintenance";

const USAGE = `npm run organizations:create -- --name-ar NAME --name-en NAME --zone Africa/Cairo --weekend 5,6
    --admin-email ADDRESS --admin-name-ar NAME --admin-name-en NAME [--admin-password PASSWORD]`;

const text = { type: "string" } as const;

/** `npm run organizations:create`: a new organisation and its first administrator, whose password is made and shown once unless given. */
await runOnNewData(async () => {
  const { values } = parseArgs({
    options: {
      "name-ar": text,
      "name-en": text,
      zone: text,
      weekend: { type: "string", default: "" },
      "admin-email": text,
      "admin-name-ar": text,
      "admin-name-en": text,
      "admin-password": text,
    },
  });
  const password = values["admin-password"] ?? randomBytes(18).toString("base64url");
  const input = createOrganizationSchema.safeParse({
    nameAr: values["name-ar"],
    nameEn: values["name-en"],
    timeZone: values.zone,
    weekendDays: values.weekend.split(",").filter(Boolean).map(Number),
    administrator: {
      email: values["admin-email"],
      nameAr: values["admin-name-ar"],
      nameEn: values["admin-name-en"],
      password,
    },
  });
  if (!input.success) {
    const faults = input.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new MaintenanceError([...faults, USAGE].join("\n"));
  }
  const { createOrganization } = await import("@/lib/server/organizations/create-organization");
  const { organizationId } = await createOrganization(input.data, new Date());
  console.log(`Organisation ${organizationId} with administrator ${input.data.administrator.email}.`);
  if (values["admin-password"] === undefined) console.log(`Password, shown once: ${password}`);
  return 0;
});
