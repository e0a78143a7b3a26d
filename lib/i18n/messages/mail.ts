import { defineMessages } from "../message";

/** What Hadir writes by mail; each mail carries both languages. */
export const mail = defineMessages(
  {
    greeting: "Hello {name},",
    not_you:
      "Was it not you? Then choose a new password with “Forgotten your password?” on the sign-in page and tell an administrator.",

    reset_subject: "Choose a new password for Hadir",
    reset_body:
      "A new password was asked for your account at {organization}. The link below opens the page where you choose it. It works once, for ten minutes.",
    reset_action: "Choose a new password",
    reset_ignore: "If you did not ask for it, do nothing: your password stays as it is.",

    invitation_subject: "You are invited to Hadir",
    invitation_body:
      "{inviter} invites you to {organization} as {role}. With the link below you accept and choose your password. It works once, until {until}.",
    invitation_body_known:
      "{inviter} invites you to {organization} as {role}. With the link below you accept; your password stays the one you have. It works once, until {until}.",
    invitation_action: "Open the invitation",
    invitation_ignore: "If you do not know what this is about, do nothing.",
    invited_by_operator: "The operator of Hadir",

    password_changed_subject: "Your Hadir password was changed",
    password_changed_body:
      "The password of your account at {organization} was changed on {when}. Every other browser was signed out.",
    password_reset_subject: "Your Hadir password was changed",
    password_reset_body:
      "A new password was chosen for your account at {organization} by a link from a mail, on {when}. Every sign-in was ended.",
    second_factor_on_subject: "Hadir asks you for a second factor from now on",
    second_factor_on_body:
      "Signing in to your account at {organization} asks for a code of your app since {when}. Every other browser was signed out.",
    second_factor_off_subject: "Your second factor for Hadir was removed",
    second_factor_off_body:
      "The second factor of your account at {organization} was removed on {when}. The password alone is enough now.",
    recovery_codes_new_subject: "New recovery codes for Hadir",
    recovery_codes_new_body:
      "New recovery codes were made for your account at {organization} on {when}. The old ones no longer work.",
    api_key_new_subject: "A key for Hadir was made",
    api_key_new_body:
      "A key that lets an application act for your account at {organization} was made on {when}. You find it under your account and can revoke it there.",
    token_reuse_subject: "An application's access to Hadir was ended",
    token_reuse_body:
      "On {when} an application's access to your account at {organization} was used twice with the same key. It may have been copied, so the access was ended. Sign the application in again; if you do not know it, change your password.",
  },
  {
    greeting: "مرحبًا {name}،",
    not_you:
      "ألم تكن أنت؟ اختر كلمة مرور جديدة من «هل نسيت كلمة المرور؟» في صفحة تسجيل الدخول، وأبلغ أحد المسؤولين.",

    reset_subject: "اختر كلمة مرور جديدة لنظام حاضر",
    reset_body:
      "طُلبت كلمة مرور جديدة لحسابك في {organization}. يفتح الرابط أدناه صفحة اختيارها، ويعمل مرة واحدة خلال عشر دقائق.",
    reset_action: "اختيار كلمة مرور جديدة",
    reset_ignore: "إن لم تطلب ذلك فلا تفعل شيئًا: تبقى كلمة مرورك كما هي.",

    invitation_subject: "دعوة إلى نظام حاضر",
    invitation_body:
      "يدعوك {inviter} إلى {organization} بصفة {role}. بالرابط أدناه تقبل الدعوة وتختار كلمة مرورك. يعمل الرابط مرة واحدة حتى {until}.",
    invitation_body_known:
      "يدعوك {inviter} إلى {organization} بصفة {role}. بالرابط أدناه تقبل الدعوة، وتبقى كلمة مرورك كما هي. يعمل الرابط مرة واحدة حتى {until}.",
    invitation_action: "فتح الدعوة",
    invitation_ignore: "إن كنت لا تعرف موضوع هذه الرسالة فلا تفعل شيئًا.",
    invited_by_operator: "مشغّل نظام حاضر",

    password_changed_subject: "تغيّرت كلمة مرورك في نظام حاضر",
    password_changed_body: "تغيّرت كلمة مرور حسابك في {organization} بتاريخ {when}، وسُجّل خروج كل متصفّح آخر.",
    password_reset_subject: "تغيّرت كلمة مرورك في نظام حاضر",
    password_reset_body:
      "اختيرت كلمة مرور جديدة لحسابك في {organization} برابط من رسالة بريد بتاريخ {when}، وأُنهيت كل عمليات الدخول.",
    second_factor_on_subject: "يطلب نظام حاضر منك عاملًا ثانيًا من الآن",
    second_factor_on_body:
      "يطلب الدخول إلى حسابك في {organization} رمزًا من تطبيقك منذ {when}، وسُجّل خروج كل متصفّح آخر.",
    second_factor_off_subject: "أُزيل العامل الثاني لحسابك في نظام حاضر",
    second_factor_off_body:
      "أُزيل العامل الثاني لحسابك في {organization} بتاريخ {when}، وصارت كلمة المرور وحدها كافية.",
    recovery_codes_new_subject: "رموز استرداد جديدة لنظام حاضر",
    recovery_codes_new_body:
      "أُنشئت رموز استرداد جديدة لحسابك في {organization} بتاريخ {when}، ولم تعد الرموز القديمة صالحة.",
    api_key_new_subject: "أُنشئ مفتاح لنظام حاضر",
    api_key_new_body:
      "أُنشئ بتاريخ {when} مفتاح يسمح لتطبيق بأن يعمل باسم حسابك في {organization}. تجده في صفحة حسابك ويمكنك إبطاله هناك.",
    token_reuse_subject: "أُنهي وصول تطبيق إلى نظام حاضر",
    token_reuse_body:
      "استُعمل وصول تطبيق إلى حسابك في {organization} مرتين بالمفتاح نفسه بتاريخ {when}. ربما نُسخ المفتاح، فأُنهي الوصول. سجّل دخول التطبيق من جديد؛ وإن كنت لا تعرفه فغيّر كلمة مرورك.",
  },
);
