import "server-only";

/** What never stands in a log, and what stands in its place; in this order. */
const RULES: readonly (readonly [RegExp, string])[] = [
  // What a failed query was asked with: passwords' hashes, vectors, names.
  [/\bparams: [\s\S]*$/g, "params: [hidden]"],
  [/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@]+@/gi, "$1[hidden]@"],
  [/\b(set-cookie|cookie|authorization)(["']?\s*[:=]\s*).*$/gim, "$1$2[hidden]"],
  [/\bBearer\s+\S+/gi, "Bearer [hidden]"],
  [/\beyJ[\w-]+(?:\.[\w-]*){1,4}/g, "[token]"],
  [/\$2[aby]\$\d\d\$[./A-Za-z0-9]{53}/g, "[hash]"],
  [
    /\b(\w*(?:password|passwd|secret|token|embedding|api[-_]?key|recovery|totp)\w*["']?\s*[:=]\s*)(?:"[^"]*"|'[^']*'|[^\s,;)}\]]+)/gi,
    "$1[hidden]",
  ],
  [/-?\d+(?:\.\d+)?(?:e[-+]?\d+)?(?:\s*,\s*-?\d+(?:\.\d+)?(?:e[-+]?\d+)?){15,}/gi, "[vector]"],
  // Random bytes in base64url: keys, nonces, vectors. Names of files have no such mixture.
  [/(?=[\w-]*[A-Z])(?=[\w-]*[a-z])(?=[\w-]*\d)[\w-]{40,}={0,2}/g, "[hidden]"],
  [/([\w%+-])[\w.%+-]*@([\w-]+(?:\.[\w-]+)+)/g, "$1***@$2"],
];

const MAX_CHARS = 8_000;

/** A text without passwords, tokens, cookies, keys, vectors and whole e-mail addresses, and without characters that forge lines. */
export function redact(text: string): string {
  const cleaned = RULES.reduce(
    (said, [pattern, instead]) => said.replace(pattern, instead),
    text.slice(0, MAX_CHARS),
  );
  return cleaned.replace(/(?![\n\t])[\p{Cc}\u2028\u2029]/gu, " ");
}
