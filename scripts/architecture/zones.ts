/** A part of the tree with one rule about what it may import. */
export type Zone =
  | "app"
  | "components/ui"
  | "components"
  | "lib/domain"
  | "lib/contracts"
  | "lib/vision"
  | "lib/kiosk"
  | "lib/i18n"
  | "lib/server"
  | "db"
  | "tools";

/** Our zones that a zone may import besides itself (architecture.md, "The tree"). */
const ZONE_IMPORTS: Record<Zone, readonly Zone[]> = {
  app: [
    "components/ui",
    "components",
    "lib/domain",
    "lib/contracts",
    "lib/vision",
    "lib/kiosk",
    "lib/i18n",
    "lib/server",
  ],
  "components/ui": [],
  components: ["components/ui", "lib/domain", "lib/contracts", "lib/vision", "lib/kiosk", "lib/i18n"],
  "lib/domain": [],
  "lib/contracts": ["lib/domain"],
  "lib/vision": ["lib/domain"],
  "lib/kiosk": ["lib/domain", "lib/contracts"],
  "lib/i18n": [],
  // The server writes too: mail leaves it in both languages.
  "lib/server": ["lib/domain", "lib/contracts", "lib/i18n", "db"],
  db: [],
  // scripts, bench, e2e and configuration: they are not the product, and may use what they measure or test.
  tools: ["lib/domain", "lib/contracts", "lib/vision", "lib/kiosk", "lib/i18n", "lib/server", "db"],
};

/** Packages a zone may import; a zone that is not named may import any. `node:` counts as a package. */
const ZONE_PACKAGES: Partial<Record<Zone, readonly RegExp[]>> = {
  "lib/domain": [/^temporal-polyfill$/],
  "lib/contracts": [/^zod$/],
  "lib/i18n": [/^react$/],
  db: [
    /^node:/,
    /^drizzle-orm(\/|$)/,
    /^drizzle-kit$/,
    /^postgres$/,
    /^@electric-sql\//,
    /^uuid$/,
    /^temporal-polyfill$/,
  ],
};

/** Zones that run in the browser, where Node has nothing to say. */
const BROWSER_ZONES: ReadonlySet<Zone> = new Set([
  "components/ui",
  "components",
  "lib/vision",
  "lib/kiosk",
  "lib/i18n",
]);

export function zoneOf(path: string): Zone {
  if (path.startsWith("components/ui/")) return "components/ui";
  const named = ["lib/domain", "lib/contracts", "lib/vision", "lib/kiosk", "lib/i18n", "lib/server"] as const;
  for (const zone of named) if (path.startsWith(`${zone}/`)) return zone;
  for (const zone of ["app", "components", "db"] as const) if (path.startsWith(`${zone}/`)) return zone;
  // proxy.ts and instrumentation.ts are Next's: edges of the app.
  return /^(proxy|instrumentation[\w-]*)\.ts$/.test(path) ? "app" : "tools";
}

export function mayImportZone(from: Zone, to: Zone): boolean {
  return from === to || ZONE_IMPORTS[from].includes(to);
}

export function mayImportPackage(from: Zone, specifier: string): boolean {
  if (BROWSER_ZONES.has(from) && specifier.startsWith("node:")) return false;
  return ZONE_PACKAGES[from]?.some((pattern) => pattern.test(specifier)) ?? true;
}
