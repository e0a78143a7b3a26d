import { defineMessages } from "../message";

export const devices = defineMessages({ title: "Title" }, { title: "عنوان" });
