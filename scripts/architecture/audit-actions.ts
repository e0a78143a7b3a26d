/** Every action that the services write to the audit log: strings like "device.create" after `action:` or `action =`, up to the end of that value. */
export function findAuditActions(tree: ReadonlyMap<string, string>): string[] {
  const found = [...tree]
    .filter(([path]) => path.startsWith("lib/server/") && !isForTests(path))
    .flatMap(([, text]) => [...text.matchAll(/\baction(?:\??:| =)[^,;}]*/g)])
    .flatMap(([value]) => [...value.matchAll(/"([a-z_]+\.[a-z_]+)"/g)].map((match) => match[1] ?? ""));
  return [...new Set(found)].sort();
}

function isForTests(path: string): boolean {
  return path.endsWith(".test.ts") || path.startsWith("lib/server/testing/");
}
