import { describe, expect, it } from "vitest";
import { createText } from "@/lib/i18n/text";
import type { CheckInState, PinAsked } from "./check-in-state";
import { wordsFor } from "./check-in-words";

const NAME = { ar: "سارة م.", en: "Sara M." };
const SESSION = { ar: "الصف السابع", en: "Grade 7" };
const AT = "2026-11-22T06:02:00Z";

const recorded = (punctuality: "on_time" | "late", lateMinutes: number): CheckInState => ({
  kind: "recorded",
  eventId: "e",
  name: NAME,
  punctuality,
  lateMinutes,
  at: AT,
  session: SESSION,
});

const say = (state: CheckInState, language: "ar" | "en") =>
  wordsFor(state, createText(language), { language, timeZone: "Africa/Cairo" });

describe("what a person reads", () => {
  it.each<[string, CheckInState, string, string, string]>([
    ["on time", recorded("on_time", 0), "good", "On time, 08:02", "في الموعد، ٠٨:٠٢"],
    ["a minute late", recorded("late", 1), "late", "1 minute late, 08:02", "متأخر دقيقة واحدة، ٠٨:٠٢"],
    ["seven minutes late", recorded("late", 7), "late", "7 minutes late, 08:02", "متأخر ٧ دقائق، ٠٨:٠٢"],
    [
      "recorded before",
      { kind: "already_recorded", name: NAME, at: AT, session: SESSION },
      "info",
      "Already recorded at 08:02",
      "سُجّل حضورك من قبل في ٠٨:٠٢",
    ],
    [
      "no session",
      { kind: "no_session", name: NAME },
      "info",
      "No open session for you",
      "لا توجد حصة مفتوحة لك",
    ],
  ])("%s", (_, state, tone, en, ar) => {
    expect(say(state, "en")).toMatchObject({ tone, title: en, name: NAME });
    expect(say(state, "ar")).toMatchObject({ tone, title: ar, name: NAME });
  });

  it("names the model file that is missing", () => {
    const state: CheckInState = { kind: "failed", failure: { code: "model_missing", file: "a.onnx" } };
    expect(say(state, "en").detail).toContain("“a.onnx”");
    expect(say(state, "ar").detail).toContain("a.onnx");
  });

  it.each<[string, PinAsked, string, string]>([
    [
      "asked for a PIN",
      { kind: "asking_pin", triesLeft: 3, phase: "typing" },
      "Somebody here looks like you. Your PIN tells you apart.",
      "يوجد هنا من يشبهك، ورمزك يميّزك عنه.",
    ],
    [
      "told that it was wrong",
      { kind: "asking_pin", triesLeft: 2, phase: "typing" },
      "That was not right. 2 tries left.",
      "الرمز غير صحيح. بقيت لك محاولتان.",
    ],
    [
      "told that the line is silent",
      { kind: "asking_pin", triesLeft: 2, phase: "silent" },
      "No connection. It is tried again by itself.",
      "لا يوجد اتصال. تُعاد المحاولة تلقائيًا.",
    ],
  ])("%s", (_, state, en, ar) => {
    expect([say(state, "en").detail, say(state, "ar").detail]).toEqual([en, ar]);
    expect(say(state, "en").more).toContain("Without a PIN");
  });

  it("shows the other way wherever somebody could be left standing", () => {
    const stuck: CheckInState[] = [
      { kind: "not_recognised" },
      { kind: "try_again" },
      { kind: "offline" },
      { kind: "waiting", seconds: 30 },
    ];
    for (const state of stuck) expect(say(state, "en").more).toContain("ask your teacher");
  });
});
