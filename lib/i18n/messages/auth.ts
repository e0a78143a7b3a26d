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
      "Too many wrong passwords or codes, so trying is paused for safety. Wait a little, at most 15 minutes, and try again.",
    unavailable:
      "The server cannot be reached or its database does not answer. What you typed is still here; try again in a moment.",
    missing_email: "Write your e-mail address.",
    missing_password: "Write your password.",
    code_app: "Code from your app",
    code_app_hint: "Open the app that you set up for Hadir and type the six digits that it shows now.",
    code_recovery: "Recovery code",
    code_recovery_hint: "One of the ten codes that you kept: twice five letters and digits. Each works once.",
    code_wrong: "This code is wrong or was used already. Wait until the app shows the next one and try that.",
    missing_code: "Write the code.",
    use_recovery: "Use a recovery code",
    use_app: "Use the app",
    back: "Back",
    forgotten: "Forgotten your password?",
    provider_sign_in: "Sign in with {name}",
    provider_or: "or",
    provider_failed:
      "The other sign-in service did not confirm who you are. Nothing was changed; begin again from here.",
    provider_no_account:
      "Your sign-in there was right, but nobody here has that e-mail address. Ask an administrator for an invitation.",
    provider_unverified:
      "The other sign-in service has not checked that the e-mail address is yours, so it opens no account here. Confirm the address there first.",
    ticket_over: "The time for the code is over. Begin again from here.",
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
      "كلمات مرور أو رموز خاطئة كثيرة، فأُوقفت المحاولة مؤقتًا حفاظًا على الأمان. انتظر قليلًا، ١٥ دقيقة على الأكثر، ثم أعد المحاولة.",
    unavailable:
      "تعذّر الوصول إلى الخادم أو أن قاعدة بياناته لا تستجيب. ما كتبته ما زال هنا؛ أعد المحاولة بعد قليل.",
    missing_email: "اكتب بريدك الإلكتروني.",
    missing_password: "اكتب كلمة المرور.",
    code_app: "الرمز من تطبيقك",
    code_app_hint: "افتح التطبيق الذي أعددته لنظام حاضر واكتب الأرقام الستة الظاهرة الآن.",
    code_recovery: "رمز استرداد",
    code_recovery_hint: "أحد الرموز العشرة التي احتفظت بها: خمسة أحرف وأرقام مرتين. يعمل كل رمز مرة واحدة.",
    code_wrong: "هذا الرمز خطأ أو استُخدم من قبل. انتظر حتى يُظهر التطبيق الرمز التالي وجرّبه.",
    missing_code: "اكتب الرمز.",
    use_recovery: "استخدام رمز استرداد",
    use_app: "استخدام التطبيق",
    back: "رجوع",
    forgotten: "هل نسيت كلمة المرور؟",
    provider_sign_in: "الدخول عبر {name}",
    provider_or: "أو",
    provider_failed: "لم تؤكّد خدمة الدخول الأخرى هويّتك، ولم يتغيّر شيء. ابدأ من هنا مرة أخرى.",
    provider_no_account:
      "دخولك هناك صحيح، لكن لا أحد هنا له هذا البريد الإلكتروني. اطلب دعوة من أحد المسؤولين.",
    provider_unverified:
      "لم تتحقّق خدمة الدخول الأخرى من أن البريد الإلكتروني لك، فلا يفتح حسابًا هنا. أكّد البريد هناك أولًا.",
    ticket_over: "انتهى وقت إدخال الرمز. ابدأ من هنا مرة أخرى.",
    demo_title: "حسابات تجريبية",
    demo_lead: "مدرسة بأشخاص مُختلَقين لتجربة كل شيء. اختر حسابًا لملء النموذج.",
    kiosk_hint: "هل تجهّز جهازًا لوحيًا عند الباب؟",
    kiosk_link: "فتح شاشة تسجيل الحضور",
  },
);
