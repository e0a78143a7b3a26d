import type { ComponentProps, ReactNode } from "react";

type ChoiceProps = Omit<ComponentProps<"input">, "type"> & { type: "checkbox" | "radio"; label: ReactNode };

/** A check box or radio button with its label; the whole line can be pressed. */
export function Choice({ label, ...rest }: ChoiceProps) {
  return (
    <label className="flex min-h-11 cursor-pointer items-center gap-3 rounded-control px-3 py-1.5 hover:bg-sunken has-checked:bg-accent-soft">
      <input {...rest} className="size-5 shrink-0 accent-accent" />
      <span className="min-w-0 flex-1">{label}</span>
    </label>
  );
}
