import { getText } from "@/app/get-language";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** Why nobody can check in here now, and what to do instead. */
export async function NothingToDo({ why }: { why: "off" | "not_enrolled" | "nothing_open" }) {
  const { text } = await getText();
  return (
    <div className="grid gap-4">
      <EmptyState title={text(`selfCheckIn.${why}_title`)}>{text(`selfCheckIn.${why}_body`)}</EmptyState>
      <ButtonLink href="/me" className="justify-self-start">
        {text("selfCheckIn.own_record")}
      </ButtonLink>
    </div>
  );
}
