import { getText } from "@/app/get-language";
import { Spinner } from "@/components/ui/spinner";

export default async function Loading() {
  const { text } = await getText();
  return (
    <p role="status" className="flex min-h-40 items-center justify-center gap-3 text-muted">
      <Spinner />
      {text("common.loading")}
    </p>
  );
}
