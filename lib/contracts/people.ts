import { z } from "zod";
import type { Bilingual } from "./check-in";

const name = z.string().trim().min(2).max(120);

export const addPersonSchema = z.strictObject({
  kind: z.enum(["student", "employee"]),
  nameAr: name,
  nameEn: name,
  number: z.string().trim().min(1).max(40),
  sectionIds: z.array(z.uuid()).max(20),
});

export type AddPersonRequest = z.infer<typeof addPersonSchema>;

export const searchPeopleSchema = z.strictObject({ text: z.string().trim().max(120).default("") });

/** One line of the people list. `enrolledAt` is null while the person has no face reference of the model in use. */
export type PersonSummary = {
  id: string;
  kind: "student" | "employee";
  name: Bilingual;
  number: string;
  sections: Bilingual[];
  enrolledAt: string | null;
};

export type SectionSummary = { id: string; name: Bilingual; memberCount: number; enrolledCount: number };
