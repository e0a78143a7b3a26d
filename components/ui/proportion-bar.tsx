export type Part = { key: string; value: number; className: string };

type ProportionBarProps = { label: string; parts: Part[] };

/** Parts of a whole as one bar. Drawn in SVG, because the page's security policy allows no inline widths; `label` says it in words. */
export function ProportionBar({ label, parts }: ProportionBarProps) {
  const whole = parts.reduce((sum, part) => sum + part.value, 0);
  const shown = parts.filter((part) => part.value > 0);
  return (
    <svg
      viewBox="0 0 1000 10"
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
      className="h-2.5 w-full rounded-full bg-sunken rtl:-scale-x-100"
    >
      {shown.map((part, index) => {
        const before = shown.slice(0, index).reduce((sum, other) => sum + other.value, 0);
        const x = (before / whole) * 1000;
        const gap = index === 0 ? 0 : 3;
        return (
          <rect
            key={part.key}
            x={x + gap}
            width={Math.max(0, (part.value / whole) * 1000 - gap)}
            height="10"
            className={part.className}
          />
        );
      })}
    </svg>
  );
}
