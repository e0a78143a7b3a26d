import { FailurePage } from "@/components/shell/failure-page";
import { ButtonLink } from "@/components/ui/button";
import { getText } from "./get-language";

export default async function NotFound() {
  const { text } = await getText();
  return (
    <FailurePage
      title={text("common.not_found_title")}
      body={text("common.not_found_body")}
      action={
        <ButtonLink href="/" tone="primary">
          {text("common.go_to_start")}
        </ButtonLink>
      }
    />
  );
}
