import "server-only";

/**
 * The page's one Trusted Types policy, run before any other script. With it the browser refuses every text that would become script or
 * markup, wherever in our code or in a library; what Next and React need is let through by name: files of our own build and models, and
 * the one empty element by which React makes scripts that do not run.
 */
export const TRUSTED_TYPES_SCRIPT = `(() => {
  if (!globalThis.trustedTypes) return;
  const own = /^\\/(?:_next\\/static|wasm|models)\\//;
  trustedTypes.createPolicy("default", {
    createScriptURL(text) {
      const url = new URL(text, location.href);
      if (url.origin === location.origin && own.test(url.pathname) && !/%2e|%2f|%5c/i.test(url.pathname)) return url.href;
      throw new TypeError("a script from an address that is not allowed");
    },
    createHTML(text) {
      if (text === "<script><" + "/script>") return text;
      throw new TypeError("markup from text is not allowed");
    },
    createScript() {
      throw new TypeError("script from text is not allowed");
    },
  });
})();`;
