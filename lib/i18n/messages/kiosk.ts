import { defineMessages } from "../message";

export const kiosk = defineMessages({ title: "Check-in" }, { title: "تسجيل الحضور" });
