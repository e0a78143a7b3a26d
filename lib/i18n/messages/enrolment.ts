import { defineMessages } from "../message";

export const enrolment = defineMessages({ title: "Enrolment" }, { title: "تسجيل الوجه" });
