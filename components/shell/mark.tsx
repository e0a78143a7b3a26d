/** The Hadir mark: the letter ح, with which the name begins in Arabic, drawn as one stroke. */
export function Mark({ className = "size-8" }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" className={className} aria-hidden="true">
      <rect width="32" height="32" rx="8" className="fill-accent" />
      <path
        d="M8.5 9.2c2.4-1.5 4.4-1.2 6.8-.5 2.6.8 4.8 1.1 8.2.4-6.7 1.8-12.7 4.7-12.7 9.6 0 4.2 5 6.3 12.2 4.7"
        fill="none"
        className="stroke-on-accent"
        strokeWidth="3"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
