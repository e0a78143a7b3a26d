import { defineMessages } from "../message";

export const people = defineMessages({ title: "Title" }, { title: "عنوان" });
