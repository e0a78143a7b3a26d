import { describe, expect, it } from "vitest";
import { createTurns } from "./turns";

describe("turns", () => {
  it("alternate between two who always ask, whoever began", async () => {
    const inTurn = createTurns();
    const had: string[] = [];
    const ask = async (name: string, times: number) => {
      for (let i = 0; i < times; i++) await inTurn(async () => had.push(name));
    };
    await Promise.all([ask("arriving", 4), ask("leaving", 4)]);
    expect(had.join()).toBe("arriving,leaving,arriving,leaving,arriving,leaving,arriving,leaving");
  });

  it("go to the one who asks while the other has no picture", async () => {
    const inTurn = createTurns();
    const had: string[] = [];
    for (let i = 0; i < 3; i++) await inTurn(async () => had.push("arriving"));
    await inTurn(async () => had.push("leaving"));
    expect(had).toEqual(["arriving", "arriving", "arriving", "leaving"]);
  });

  it("are never two at a time", async () => {
    const inTurn = createTurns();
    let running = 0;
    let most = 0;
    const work = async () => {
      running += 1;
      most = Math.max(most, running);
      await Promise.resolve();
      running -= 1;
    };
    await Promise.all(Array.from({ length: 5 }, () => inTurn(work)));
    expect(most).toBe(1);
  });

  it("go on after one that failed", async () => {
    const inTurn = createTurns();
    const failing = inTurn(() => Promise.reject(new Error("a frame")));
    const next = inTurn(async () => "seen");
    await expect(failing).rejects.toThrow("a frame");
    expect(await next).toBe("seen");
  });
});
