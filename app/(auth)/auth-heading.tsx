import { Mark } from "@/components/shell/mark";

/** The head of a page before the sign-in. */
export function AuthHeading({ title, lead }: { title: string; lead?: string }) {
  return (
    <div className="grid justify-items-center gap-3 text-center">
      <Mark className="size-14" />
      <div>
        <h1 className="font-semibold text-2xl">{title}</h1>
        {lead && <p className="mt-1 text-muted">{lead}</p>}
      </div>
    </div>
  );
}
