import { expect, it } from "vitest";
import { contentSecurityPolicy, type HeaderContext, securityHeaders } from "./security-headers";

const page: HeaderContext = { path: "/today", nonce: "bm9uY2U=", isDevelopment: false, isHttps: true };

it("lets only scripts with the page's nonce run, and nothing inline or from elsewhere", () => {
  const policy = contentSecurityPolicy(page);
  expect(policy).toContain("script-src 'self' 'nonce-bm9uY2U=' 'strict-dynamic' 'wasm-unsafe-eval'");
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/);
});

it("gives the worker's files a policy without a nonce, as strict", () => {
  const policy = contentSecurityPolicy({ ...page, path: "/_next/static/chunks/worker.js" });
  expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'");
  expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'/);
});

it.each([
  ["/kiosk", "(self)"],
  ["/enrol", "(self)"],
  ["/enrol/reviews", "(self)"],
  ["/enrol/photos", "()"],
  ["/check-in", "(self)"],
  ["/sessions/019aa9f0-0000-7000-8000-000000000000/roll-call", "(self)"],
  ["/sessions/019aa9f0-0000-7000-8000-000000000000", "()"],
  ["/sessions/roll-call", "()"],
  ["/enrolments", "()"],
  ["/today", "()"],
  ["/api/health", "()"],
])("%s may use the camera: %s", (path, camera) => {
  expect(securityHeaders({ ...page, path })["Permissions-Policy"]).toContain(`camera=${camera}`);
});

it("asks for https for good where it is used", () => {
  expect(securityHeaders(page)).toHaveProperty("Strict-Transport-Security");
  expect(securityHeaders({ ...page, isHttps: false })).not.toHaveProperty("Strict-Transport-Security");
});
