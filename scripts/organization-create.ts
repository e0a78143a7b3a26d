import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import { createOrganizationSchema } from "@/lib/contracts/organizations";
import { database } from "@/lib/server/database";
import { createOrganization } from "@/lib/server/organizations/create-organization";

const USAGE = `npm run organizations:create -- --name-ar NAME --name-en NAME --zone Africa/Cairo --weekend 5,6
    --admin-email ADDRESS --admin-name-ar NAME --admin-name-en NAME [--admin-password PASSWORD]
The database must not be in use by a running embedded server. Without a password one is made and printed once.`;

const text = { type: "string" } as const;
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

const made = values["admin-password"] === undefined;
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
  for (const issue of input.error.issues) console.error(`${issue.path.join(".")}: ${issue.message}`);
  console.error(USAGE);
  process.exit(1);
}
try {
  const { organizationId } = await createOrganization(input.data, new Date());
  console.log(`organisation ${organizationId} with administrator ${input.data.administrator.email}`);
  if (made) console.log(`password (shown once): ${password}`);
  await (await database()).close();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  if (error instanceof Error && "remedy" in error) console.error(error.remedy);
  process.exit(1);
}
