type QrCodeProps = { size: number; path: string; label: string };

/** Light modules that a reader wants around the code (ISO/IEC 18004). */
const QUIET = 4;

/** A QR code, dark on white whatever the colours of the page. */
export function QrCode({ size, path, label }: QrCodeProps) {
  const whole = size + 2 * QUIET;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`${-QUIET} ${-QUIET} ${whole} ${whole}`}
      shapeRendering="crispEdges"
      className="mx-auto w-full max-w-60 rounded-control border border-line"
    >
      <rect x={-QUIET} y={-QUIET} width={whole} height={whole} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  );
}
