/** Files of our own build, and the models: what may become a script. */
const OWN_FILE = /^\/(?:_next\/static|wasm|models)\//;
const ENCODED_WAY_OUT = /%2e|%2f|%5c/i;
/** The one markup that React makes from text: the element that becomes a script which does not run. */
const EMPTY_SCRIPT = "<script></script>";

type PolicyMaker = { createPolicy(name: string, rules: Record<string, (text: string) => string>): unknown };

/**
 * Makes the page's one Trusted Types policy. With it the browser refuses every text that would become script or markup, in our code and in
 * libraries; what Next and React need is let through by name. Browsers without Trusted Types stay as they are. Throws when there is one
 * already.
 */
export function makeTrustedTypesPolicy(page: {
  trustedTypes?: PolicyMaker;
  location: { href: string };
}): void {
  const { href } = page.location;
  page.trustedTypes?.createPolicy("default", {
    createScriptURL(text) {
      const url = new URL(text, href);
      const isOwn = url.origin === new URL(href).origin && OWN_FILE.test(url.pathname);
      if (isOwn && !ENCODED_WAY_OUT.test(url.pathname)) return url.href;
      throw new TypeError(`a script from ${url.origin}${url.pathname} is not allowed`);
    },
    createHTML(text) {
      if (text === EMPTY_SCRIPT) return text;
      throw new TypeError("markup from text is not allowed");
    },
    createScript() {
      throw new TypeError("script from text is not allowed");
    },
  });
}
