import { date, foreignKey, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { courses, terms } from "./courses";
import { organizationId } from "./organization-id";
import { persons } from "./people";
import { units } from "./units";

/** A class list or a team. */
export const sections = pgTable(
  "sections",
  {
    organizationId: organizationId(),
    id: uuid().notNull(),
    unitId: uuid("unit_id"),
    courseId: uuid("course_id"),
    termId: uuid("term_id"),
    nameAr: text("name_ar").notNull(),
    nameEn: text("name_en").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.id] }),
    index("sections_by_unit").on(table.organizationId, table.unitId),
    foreignKey({
      columns: [table.organizationId, table.unitId],
      foreignColumns: [units.organizationId, units.id],
    }),
    foreignKey({
      columns: [table.organizationId, table.courseId],
      foreignColumns: [courses.organizationId, courses.id],
    }),
    foreignKey({
      columns: [table.organizationId, table.termId],
      foreignColumns: [terms.organizationId, terms.id],
    }),
  ],
);

/** Roster with dates: who learns or teaches in a section, and from when to when (`validTo` exclusive, null = open). */
export const sectionMembers = pgTable(
  "section_members",
  {
    organizationId: organizationId(),
    sectionId: uuid("section_id").notNull(),
    personId: uuid("person_id").notNull(),
    role: text({ enum: ["learner", "teacher"] }).notNull(),
    validFrom: date("valid_from").notNull(),
    validTo: date("valid_to"),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.sectionId, table.personId, table.validFrom] }),
    index("section_members_by_person").on(table.organizationId, table.personId),
    foreignKey({
      columns: [table.organizationId, table.sectionId],
      foreignColumns: [sections.organizationId, sections.id],
    }),
    foreignKey({
      columns: [table.organizationId, table.personId],
      foreignColumns: [persons.organizationId, persons.id],
    }),
  ],
);
