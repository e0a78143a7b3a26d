import { defineMessages } from "../message";

export const enrolmentLink = defineMessages(
  {
    title: "Enrol your face",
    opening: "Opening the link",
    closed_title: "This link does not open",
    lead: "Read what it is about first. It takes a minute, and you can say no.",
    decline: "I do not want this",
    declined_title: "That is fine",
    declined:
      "Nothing was stored. Tell your school or company; your attendance is taken by a person, and counts the same.",
    read_again: "Read the text again",
    nothing_stored: "Nothing was stored. Your link still works.",
    waits_title: "Thank you, {name}",
    waits:
      "The numbers wait, and nobody is recognised by them yet. Your school or company confirms them with you in person; then the check-in screen knows you. You can close this page.",
    create: "Send a link to enrol by phone",
    made_title: "Link for {name}",
    made_body:
      "Let the person scan this, or send it to them. It is shown only once, works once, and the result waits until you confirm it in person.",
    picture: "Picture of the link, to scan with a phone",
    copy: "Copy the link",
    copied: "Copied",
    until: "Works until",
  },
  {
    title: "تسجيل وجهك",
    opening: "جارٍ فتح الرابط",
    closed_title: "تعذّر فتح هذا الرابط",
    lead: "اقرأ أولًا ما الأمر. يستغرق دقيقة، ويمكنك الرفض.",
    decline: "لا أريد ذلك",
    declined_title: "لا بأس",
    declined: "لم يُحفظ شيء. أخبر مدرستك أو شركتك؛ يسجّل حضورك إنسان، ويُحسب بالطريقة نفسها.",
    read_again: "قراءة النص مرة أخرى",
    nothing_stored: "لم يُحفظ شيء. وما زال رابطك صالحًا.",
    waits_title: "شكرًا {name}",
    waits:
      "الأرقام تنتظر، ولا يُتعرَّف بها على أحد بعد. تؤكّدها مدرستك أو شركتك معك وجهًا لوجه، ثم تعرفك شاشة الحضور. يمكنك إغلاق هذه الصفحة.",
    create: "إرسال رابط للتسجيل بالهاتف",
    made_title: "رابط {name}",
    made_body:
      "ليمسحه الشخص بهاتفه، أو أرسله إليه. يُعرض مرة واحدة ويعمل مرة واحدة، وتنتظر النتيجة حتى تؤكّدها وجهًا لوجه.",
    picture: "صورة الرابط لمسحها بالهاتف",
    copy: "نسخ الرابط",
    copied: "نُسخ",
    until: "صالح حتى",
  },
);
