// The one barrel: drizzle takes the whole schema as one module.
export * from "./schema/attendance";
export * from "./schema/audit";
export * from "./schema/credentials";
export * from "./schema/devices";
export * from "./schema/enrolments";
export * from "./schema/faces";
export * from "./schema/login-sessions";
export * from "./schema/organizations";
export * from "./schema/people";
export * from "./schema/sections";
export * from "./schema/units";
