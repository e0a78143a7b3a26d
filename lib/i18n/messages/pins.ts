import { defineMessages } from "../message";

export const pins = defineMessages(
  {
    title: "PIN for the kiosk",
    none: "None",
    given: "Set",
    locked: "Locked",
    lead_own:
      "If somebody looks like you, the kiosk asks for your PIN and records you at once. Without one, a teacher or supervisor confirms it later.",
    lead_person:
      "If somebody looks like this person, the kiosk asks for the PIN and records them at once. Without one it waits under Review.",
    since: "Since",
    locked_body:
      "It was typed wrongly ten times in a row, so the kiosk asks for it no more. A new one ends that.",
    give_own: "Get a PIN",
    give_person: "Give a PIN",
    renew: "New PIN",
    renew_title: "Replace the PIN?",
    renew_body: "The old one ends at once.",
    renew_confirm: "Replace it",
    remove: "Remove the PIN",
    remove_title: "Remove the PIN?",
    remove_body:
      "Where a look alone cannot tell who it was, a teacher or supervisor confirms it later. Nothing is lost.",
    remove_confirm: "Remove it",
    removed: "The PIN was removed.",
    shown_title_own: "Your PIN for the kiosk",
    shown_title_person: "PIN of {name}",
    shown_own: "Learn it by heart, or write it down where only you see it. It is shown this once.",
    shown_person: "Tell it or write it down for this person and nobody else. It is shown this once.",
    kept_own: "I have kept it",
    kept_person: "I have passed it on",
  },
  {
    title: "الرمز السرّي لجهاز الحضور",
    none: "لا يوجد",
    given: "موجود",
    locked: "مقفل",
    lead_own:
      "إن كان هناك من يشبهك طلب منك جهاز الحضور رمزك وسجّل حضورك فورًا. ومن دون رمز يؤكّده المعلّم أو المشرف لاحقًا.",
    lead_person:
      "إن كان هناك من يشبه هذا الشخص طلب جهاز الحضور رمزه وسجّل حضوره فورًا. ومن دون رمز ينتظر الأمر في صفحة المراجعة.",
    since: "منذ",
    locked_body: "كُتب خطأً عشر مرات متتالية، فلم يعد جهاز الحضور يطلبه. رمز جديد يحلّ ذلك.",
    give_own: "الحصول على رمز",
    give_person: "إعطاء رمز",
    renew: "رمز جديد",
    renew_title: "استبدال الرمز؟",
    renew_body: "يتوقف الرمز القديم فورًا.",
    renew_confirm: "استبدال",
    remove: "حذف الرمز",
    remove_title: "حذف الرمز؟",
    remove_body: "إذا لم يكفِ الوجه لمعرفة الشخص فسيؤكّده المعلّم أو المشرف لاحقًا، ولا يضيع شيء.",
    remove_confirm: "حذف الرمز",
    removed: "حُذف الرمز.",
    shown_title_own: "رمزك السرّي لجهاز الحضور",
    shown_title_person: "الرمز السرّي: {name}",
    shown_own: "احفظه عن ظهر قلب، أو اكتبه حيث لا يراه غيرك. لا يظهر إلا هذه المرة.",
    shown_person: "أخبر به هذا الشخص أو اكتبه له وحده. لا يظهر إلا هذه المرة.",
    kept_own: "حفظته",
    kept_person: "سلّمته إليه",
  },
);
