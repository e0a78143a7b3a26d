import { defineMessages } from "../message";

/** One text per refusal. The key is the `reason` a service gives; the first seven are the general ones by code. */
export const problems = defineMessages(
  {
    signed_out: "You have been signed out. Sign in again; nothing was changed.",
    forbidden: "Your account may not do this. Nothing was changed. Ask an administrator if you need it.",
    not_found: "This is no longer there. It may have been removed; go back and look again.",
    invalid: "Something in the form is not right. Nothing was saved; correct it and try again.",
    conflict: "Somebody changed this at the same time. Nothing was saved; reload and try again.",
    internal:
      "Something went wrong on our side and nothing was saved. Try again; if it stays, give your administrator this reference: {reference}",
    internal_error: "Something went wrong on our side. Try again in a moment.",
    unreachable:
      "The server cannot be reached. What you typed is still here; check the connection and try again.",
  },
  {
    signed_out: "انتهت جلستك. سجّل الدخول مرة أخرى؛ لم يتغيّر شيء.",
    forbidden: "لا يسمح حسابك بهذا الإجراء، ولم يتغيّر شيء. اطلب ذلك من المسؤول إن كنت تحتاج إليه.",
    not_found: "لم يعد هذا موجودًا، وربما حُذف. ارجع وابحث مرة أخرى.",
    invalid: "في النموذج ما يحتاج إلى تصحيح، ولم يُحفظ شيء. صحّحه ثم أعد المحاولة.",
    conflict: "غيّر شخص آخر هذه البيانات في الوقت نفسه، ولم يُحفظ شيء. أعد تحميل الصفحة ثم حاول مجددًا.",
    internal:
      "حدث خطأ من جهتنا ولم يُحفظ شيء. أعد المحاولة؛ وإن استمر الخطأ فأعطِ المسؤول هذا الرقم المرجعي: {reference}",
    internal_error: "حدث خطأ من جهتنا. أعد المحاولة بعد قليل.",
    unreachable: "تعذّر الوصول إلى الخادم. ما كتبته ما زال هنا؛ تحقّق من الاتصال ثم أعد المحاولة.",
  },
);
