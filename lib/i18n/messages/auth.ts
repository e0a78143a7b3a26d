import { defineMessages } from "../message";

export const auth = defineMessages(
  {
    title: "Sign in",
    lead: "Attendance by face, for staff and students.",
    email: "E-mail",
    password: "Password",
    show_password: "Show password",
    submit: "Sign in",
    wrong: "E-mail or password is wrong. Check both and try again.",
    too_many:
      "Too many wrong passwords, so trying is paused for safety. Wait a little, at most 15 minutes, and try again.",
    unavailable:
      "The server cannot be reached or its database does not answer. What you typed is still here; try again in a moment.",
    missing_email: "Write your e-mail address.",
    missing_password: "Write your password.",
    demo_title: "Demonstration accounts",
    demo_lead: "A school with invented people, to try everything out. Choose one to fill the form.",
    kiosk_hint: "Setting up a tablet at the door?",
    kiosk_link: "Open the check-in screen",
  },
  {
    title: "تسجيل الدخول",
    lead: "تسجيل الحضور بالوجه، للعاملين والطلاب.",
    email: "البريد الإلكتروني",
    password: "كلمة المرور",
    show_password: "إظهار كلمة المرور",
    submit: "تسجيل الدخول",
    wrong: "البريد الإلكتروني أو كلمة المرور غير صحيحة. تحقّق منهما ثم أعد المحاولة.",
    too_many:
      "كلمات مرور خاطئة كثيرة، فأُوقفت المحاولة مؤقتًا حفاظًا على الأمان. انتظر قليلًا، ١٥ دقيقة على الأكثر، ثم أعد المحاولة.",
    unavailable:
      "تعذّر الوصول إلى الخادم أو أن قاعدة بياناته لا تستجيب. ما كتبته ما زال هنا؛ أعد المحاولة بعد قليل.",
    missing_email: "اكتب بريدك الإلكتروني.",
    missing_password: "اكتب كلمة المرور.",
    demo_title: "حسابات تجريبية",
    demo_lead: "مدرسة بأشخاص مُختلَقين لتجربة كل شيء. اختر حسابًا لملء النموذج.",
    kiosk_hint: "هل تجهّز جهازًا لوحيًا عند الباب؟",
    kiosk_link: "فتح شاشة تسجيل الحضور",
  },
);
