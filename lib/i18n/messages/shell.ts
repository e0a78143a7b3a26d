import { defineMessages } from "../message";

export const shell = defineMessages({ title: "Title" }, { title: "عنوان" });
