import { describe, expect, it } from "vitest";
import { personOf, readPairs } from "./pairs-file";
import { readArguments, UsageError } from "./read-arguments";

describe("readPairs", () => {
  it("reads folds where there are some", () => {
    expect(
      readPairs("first\tsecond\tsame\tfold\na_1.jpg\ta_2.jpg\t1\t3\r\na_1.jpg\tb_1.jpg\t0\t4\n"),
    ).toEqual([
      { first: "a_1.jpg", second: "a_2.jpg", same: true, fold: "3" },
      { first: "a_1.jpg", second: "b_1.jpg", same: false, fold: "4" },
    ]);
  });

  it("takes columns in any order and deals ten folds where there are none", () => {
    const lines = Array.from({ length: 20 }, (_, i) => `${i % 2}\tx${i}.jpg\ty${i}.jpg`);
    const pairs = readPairs(["same\tfirst\tsecond", ...lines].join("\n"));
    expect(new Set(pairs.map((pair) => pair.fold)).size).toBe(10);
    expect(pairs[1]).toMatchObject({ first: "x1.jpg", second: "y1.jpg", same: true });
  });

  it.each([
    ["", "columns"],
    ["one\ttwo\n1\t2", "columns"],
    ["first\tsecond\tsame", "no pairs"],
    ["first\tsecond\tsame\na\tb\tyes", "line 2"],
    ["first\tsecond\tsame\na\tb\t1\na\t\t0", "line 3"],
  ])("says what is wrong with %j", (text, message) => {
    expect(() => readPairs(text)).toThrow(UsageError);
    expect(() => readPairs(text)).toThrow(message);
  });
});

describe("personOf", () => {
  it.each([
    ["Ann_Lee_0002.jpg", "Ann_Lee"],
    ["x.png", "x"],
  ])("%s is %s", (file, person) => expect(personOf(file)).toBe(person));
});

describe("readArguments", () => {
  const accepted = { folders: ["images"], files: ["pairs"], optional: ["json"] };
  const here = import.meta.dirname;
  const file = `${here}/pairs-file.test.ts`;

  it("reads paths that are there", () => {
    expect(readArguments(["--images", here, "--pairs", file], accepted)).toEqual(
      new Map([
        ["images", here],
        ["pairs", file],
      ]),
    );
  });

  it.each([
    [["--pairs", file], "--images is missing"],
    [["--images", "/nowhere", "--pairs", file], "no folder at /nowhere"],
    [["--images", here, "--pairs", here], "no file at"],
    [["--images", here, "--pairs", file, "--speed", "9"], "--speed"],
  ])("refuses %j", (args, message) => {
    expect(() => readArguments(args, accepted)).toThrow(UsageError);
    expect(() => readArguments(args, accepted)).toThrow(message);
  });
});
