import { defineMessages } from "../message";

export const record = defineMessages({ title: "Title" }, { title: "عنوان" });
