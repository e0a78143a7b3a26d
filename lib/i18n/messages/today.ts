import { defineMessages } from "../message";

export const today = defineMessages({ title: "Title" }, { title: "عنوان" });
