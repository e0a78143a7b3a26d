import { defineMessages } from "../message";

export const auth = defineMessages({ title: "Title" }, { title: "عنوان" });
