import { defineMessages } from "../message";

export const settings = defineMessages(
  {
    title: "Settings of the organisation",
    identity: "Name, time zone and days off",
    identity_lead: "Units can have another zone and other days off; where they say nothing, this holds.",
    reschedule: "Sessions and shifts that have not opened yet follow a new zone or new days off at once.",
    save: "Save",
    saved: "The settings were saved.",
    factor: "Second factor for administrators",
    factor_body:
      "With it, an administrator signs in with the password and a code of an app on the phone. A stolen password alone then opens nothing.",
    factor_required: "Demanded",
    factor_optional: "Not demanded",
    factor_without: {
      zero: "Every administrator has one.",
      one: "{count} administrator has none yet.",
      other: "{count} administrators have none yet.",
    },
    factor_effect:
      "Who has none keeps only their own account from the next request on, until they set one up there.",
    factor_own_first: "Set up your own first, so that you do not shut yourself out.",
    factor_to_account: "To my account",
    factor_demand: "Demand a second factor",
    factor_release: "Demand it no more",
    factor_demanded: "Administrators need a second factor from now on.",
    factor_released: "A second factor is no longer demanded.",
  },
  {
    title: "إعدادات المؤسسة",
    identity: "الاسم والمنطقة الزمنية وأيام العطلة",
    identity_lead: "قد تكون للوحدات منطقة أخرى وأيام عطلة أخرى؛ وحيث لا تقول شيئًا يسري هذا.",
    reschedule: "تتبع الحصصُ والنوباتُ التي لم تبدأ بعدُ المنطقةَ الجديدة وأيام العطلة الجديدة فورًا.",
    save: "حفظ",
    saved: "حُفظت الإعدادات.",
    factor: "العامل الثاني للمسؤولين",
    factor_body:
      "به يدخل المسؤول بكلمة المرور ورمز من تطبيق على هاتفه، فلا تفتح كلمة مرور مسروقة وحدها شيئًا.",
    factor_required: "مطلوب",
    factor_optional: "غير مطلوب",
    factor_without: {
      zero: "لكل مسؤول عامل ثانٍ.",
      one: "مسؤول واحد بلا عامل ثانٍ بعد.",
      two: "مسؤولان بلا عامل ثانٍ بعد.",
      few: "{count} مسؤولين بلا عامل ثانٍ بعد.",
      many: "{count} مسؤولًا بلا عامل ثانٍ بعد.",
      other: "{count} مسؤول بلا عامل ثانٍ بعد.",
    },
    factor_effect: "من ليس له عامل ثانٍ لا يبقى له من الطلب التالي إلا حسابه، إلى أن يُعدّه هناك.",
    factor_own_first: "أعدّ عاملك الثاني أولًا كي لا تُغلق الباب على نفسك.",
    factor_to_account: "إلى حسابي",
    factor_demand: "طلب عامل ثانٍ",
    factor_release: "الاستغناء عنه",
    factor_demanded: "صار العامل الثاني مطلوبًا من المسؤولين.",
    factor_released: "لم يعد العامل الثاني مطلوبًا.",
  },
);
