"use client";

import { useEffect } from "react";
import type { Language } from "@/lib/i18n/language";

/** Says what is asked for, once, where the browser has a voice for it and sound is on; null is silence. */
export function useSpokenStep(instruction: string | null, language: Language, isOn: boolean): void {
  useEffect(() => {
    if (!isOn || instruction === null || !("speechSynthesis" in window)) return;
    const utterance = new SpeechSynthesisUtterance(instruction);
    utterance.lang = language;
    window.speechSynthesis.speak(utterance);
    return () => window.speechSynthesis.cancel();
  }, [instruction, language, isOn]);
}
