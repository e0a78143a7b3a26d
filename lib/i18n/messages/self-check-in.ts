import { defineMessages } from "../message";

export const selfCheckIn = defineMessages(
  {
    code_title: "Class code",
    code_lead: "Class code",
    code_is: "The class code is {code}",
    code_changes: "seconds until the code changes",
    code_how: "On your own phone: open {address}, type this code, then look into the camera.",
    code_opens: "Check-in for this session opens at {time}. The code appears here by itself.",
    code_over: "Check-in for this session is over.",
    code_stale:
      "The server cannot be reached. This code may no longer be the right one; it is tried again by itself.",
    arrived: "{arrived} of {expected} are here",
    full_screen: "Full screen",
    show_code: "Class code",
    show_code_for: "Class code of {section}",

    rule_title: "Check-in on people’s own devices",
    rule_body:
      "People may record themselves on their own phone or laptop: they type the code that the teacher’s screen shows in the room, and their face is compared with their own enrolment only. Somebody who helps from inside the room, or feeds a false picture to the camera of their own phone, cannot be ruled out; a kiosk in sight of staff is surer.",
    rule_on: "Allowed",
    rule_off: "Not allowed",
    rule_allow: "Allow it",
    rule_forbid: "Stop allowing it",
    rule_allowed: "Check-in on people’s own devices is allowed now.",
    rule_forbidden: "Check-in on people’s own devices is off now. Nothing that was recorded is lost.",
  },
  {
    code_title: "رمز الحصة",
    code_lead: "رمز الحصة",
    code_is: "رمز الحصة هو {code}",
    code_changes: "ثانية حتى يتغيّر الرمز",
    code_how: "على هاتفك: افتح {address}، واكتب هذا الرمز، ثم انظر إلى الكاميرا.",
    code_opens: "يبدأ تسجيل الحضور لهذه الحصة في {time}، ويظهر الرمز هنا تلقائيًا.",
    code_over: "انتهى تسجيل الحضور لهذه الحصة.",
    code_stale: "تعذّر الوصول إلى الخادم، وربما لم يعد هذا الرمز صحيحًا. تُعاد المحاولة تلقائيًا.",
    arrived: "حضر {arrived} من {expected}",
    full_screen: "ملء الشاشة",
    show_code: "رمز الحصة",
    show_code_for: "رمز حصة {section}",

    rule_title: "التسجيل من أجهزة الأشخاص أنفسهم",
    rule_body:
      "يمكن للأشخاص أن يسجّلوا حضورهم من هواتفهم أو حواسيبهم: يكتبون الرمز الذي تعرضه شاشة المعلّم في القاعة، ويُقارَن الوجه بتسجيل صاحبه وحده. لا يمكن استبعاد من يساعد غيره من داخل القاعة أو من يعرض على كاميرا هاتفه صورة مزيّفة؛ جهازٌ تحت نظر المشرفين أوثق.",
    rule_on: "مسموح",
    rule_off: "غير مسموح",
    rule_allow: "السماح به",
    rule_forbid: "إيقاف السماح به",
    rule_allowed: "صار التسجيل من أجهزة الأشخاص مسموحًا.",
    rule_forbidden: "أُوقف التسجيل من أجهزة الأشخاص. لم يضِع شيء مما سُجّل.",
  },
);
