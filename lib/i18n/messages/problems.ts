import { defineMessages } from "../message";

/** One text per refusal. The key is the `reason` a service gives; the first eight are the general ones by code. */
export const problems = defineMessages(
  {
    signed_out: "You have been signed out. Sign in again; nothing was changed.",
    forbidden: "Your account may not do this. Nothing was changed. Ask an administrator if you need it.",
    not_found: "This is no longer there. It may have been removed; go back and look again.",
    invalid: "Something in the form is not right. Nothing was saved; correct it and try again.",
    conflict: "Somebody changed this at the same time. Nothing was saved; reload and try again.",
    too_many_calls: "Too many requests in a short time. Nothing was changed; wait a minute and try again.",
    too_many: "Too many requests in a short time. Nothing was changed; wait a minute and try again.",
    internal:
      "Something went wrong on our side and nothing was saved. Try again; if it stays, give your administrator this reference: {reference}",
    internal_error: "Something went wrong on our side. Try again in a moment.",
    role_lacks_ability:
      "Your account may not do this. Nothing was changed. Ask an administrator if you need it.",
    invalid_field: "This is not filled in rightly. Nothing was saved; correct it and try again.",
    person_not_found:
      "This person is no longer in the list, or not in one of your sections. Go back to People and look again.",
    review_not_found: "Somebody has decided this already, or it is not yours to decide. Reload the list.",
    capture_required: "Let the person look into the camera first; without that nothing is confirmed.",
    vector_faulty: "The numbers of the face arrived damaged. Nothing was stored; take the pictures again.",
    enrolment_link_ended:
      "This link has been used, replaced or is more than seven days old. Ask your school or company for a new one.",
    section_not_found:
      "One of these sections no longer exists, or is not yours. Nothing was saved; choose again.",
    section_required: "Choose at least one of your sections. Nothing was saved yet.",
    scope_not_found:
      "This section or unit no longer exists, or it is not one of yours. Choose another one from the list.",
    section_gone: "This section no longer exists. Reload the page and look again.",
    unit_not_found: "This unit no longer exists. Nothing was changed; reload the page and choose again.",
    unit_below_itself:
      "A unit cannot stand below itself or below a unit that it holds. Nothing was moved; choose another place.",
    unit_too_deep: "Units can stand at most eight deep. Nothing was changed; choose a place further up.",
    role_not_found: "This role is no longer there. Reload the page and look again.",
    role_given_already: "This person has this role in this place at that time already. Nothing was changed.",
    role_ended_already: "This role has ended already. Nothing was changed.",
    role_end_past:
      "A role cannot end in the past: what was done under it stays as it was. Choose today or later.",
    role_end_later:
      "The role ends before that day already. To lengthen it, give it once more from its end on.",
    role_operator:
      "This person operates the platform. That role is given and ended at the console of the server only. Nothing was changed.",
    last_administrator:
      "After this nobody could administer the organisation, so it was not done. Make somebody else administrator first; they need an account that can sign in.",
    account_not_found: "This account no longer exists. Reload the page.",
    account_own: "Nobody switches off their own account. Ask another administrator.",
    people_changed:
      "Somebody chosen is no longer in the list. Nothing was changed; reload the page and choose again.",
    roster_end_past: "Rosters end today or later: what was before stays as it was. Choose another day.",
    person_left_already: "This person has left already. Nothing was changed; reload the page.",
    person_here_already: "This person is here already. Nothing was changed; reload the page.",
    person_own: "Nobody does this to themselves. Ask another administrator.",
    departure_future:
      "The day lies in the future. Record it on the day itself, so that the kiosk knows the person until then.",
    name_differs: "The name is written differently. Nothing was deleted; type it as it stands above.",
    number_taken: "Somebody else has this number already. Nothing was saved; check the number.",
    device_not_found: "This device no longer exists. Reload the list of devices.",
    device_revoked: "This device was revoked in the meantime. Nothing was changed.",
    device_already_paired: "This device is paired already, so it needs no new code. Nothing was changed.",
    device_state_changed:
      "The device has changed in the meantime. Nothing was changed now; look at its state in the list.",
    pairing_code_unknown:
      "This code is wrong or no longer valid. Take a new code under Devices and type that one.",
    pairing_proof_wrong:
      "The tablet could not prove its key. Nothing was paired; take a new code and begin again.",
    password_wrong: "The current password is wrong. Nothing was changed; check it and try again.",
    password_too_short_with_factor: "The new password is too short: use at least 8 characters.",
    password_too_common:
      "This password is among those that are tried first everywhere. Use several words that do not belong together.",
    code_wrong: "This code is wrong or was used already. Wait until the app shows the next one and try that.",
    invitation_ended:
      "This invitation is no longer open: it was used, revoked or is older than seven days. Ask for a new one.",
    address_of_another:
      "This address and this person do not belong together: one of them has another account. Nothing was sent.",
    too_many_invitations: "Too many invitations were sent in the last hour. Nothing was sent; wait a little.",
    account_inactive:
      "The account of this address is switched off. Nothing was changed; ask an administrator.",
    reset_ended: "This link is no longer good: it was used, or is older than ten minutes. Ask for a new one.",
    too_many_resets: "Too many links were asked for. Look at the mails you got, or try again in an hour.",
    no_mail: "Hadir cannot send mail here. Ask an administrator to help you.",
    second_factor_on: "The second factor is on already. Reload the page.",
    second_factor_off: "There is no second factor here any more. Reload the page.",
    second_factor_not_begun: "Begin again: the code belongs to no setup that is open.",
    code_required: "This account asks for a code as well. Send it with the password.",
    credentials_wrong: "E-mail or password is wrong. Check both and try again.",
    too_many_attempts:
      "Too many wrong passwords or codes, so trying is paused for safety. Wait a little, at most 15 minutes, and try again.",
    second_factor_required:
      "Your organisation asks administrators for a second factor. Nothing was changed; set one up under your account first.",
    second_factor_first: "Set up a second factor for yourself first: otherwise you would shut yourself out.",
    key_lacks_scope: "This key was not made for that. Nothing was changed.",
    password_too_short:
      "The new password is too short: use at least 15 characters, such as four or five words.",
    password_too_long: "The new password is too long: use at most 128 characters.",
    password_too_simple:
      "The new password is too easy to guess. Use several words that have nothing to do with your name.",
    session_not_found: "This sign-in has ended already. Reload the list.",
    too_many_pairing_tries: "Too many codes were tried. Wait a minute, then take a new code.",
    unreachable:
      "The server cannot be reached. What you typed is still here; check the connection and try again.",
  },
  {
    signed_out: "انتهت جلستك. سجّل الدخول مرة أخرى؛ لم يتغيّر شيء.",
    forbidden: "لا يسمح حسابك بهذا الإجراء، ولم يتغيّر شيء. اطلب ذلك من المسؤول إن كنت تحتاج إليه.",
    not_found: "لم يعد هذا موجودًا، وربما حُذف. ارجع وابحث مرة أخرى.",
    invalid: "في النموذج ما يحتاج إلى تصحيح، ولم يُحفظ شيء. صحّحه ثم أعد المحاولة.",
    conflict: "غيّر شخص آخر هذه البيانات في الوقت نفسه، ولم يُحفظ شيء. أعد تحميل الصفحة ثم حاول مجددًا.",
    too_many_calls: "طلبات كثيرة في وقت قصير. لم يتغيّر شيء؛ انتظر دقيقة ثم أعد المحاولة.",
    too_many: "طلبات كثيرة في وقت قصير. لم يتغيّر شيء؛ انتظر دقيقة ثم أعد المحاولة.",
    internal:
      "حدث خطأ من جهتنا ولم يُحفظ شيء. أعد المحاولة؛ وإن استمر الخطأ فأعطِ المسؤول هذا الرقم المرجعي: {reference}",
    internal_error: "حدث خطأ من جهتنا. أعد المحاولة بعد قليل.",
    role_lacks_ability: "لا يسمح حسابك بهذا الإجراء، ولم يتغيّر شيء. اطلب ذلك من المسؤول إن كنت تحتاج إليه.",
    invalid_field: "هذه القيمة غير صحيحة، ولم يُحفظ شيء. صحّحها ثم أعد المحاولة.",
    person_not_found: "لم يعد هذا الشخص في القائمة، أو ليس في إحدى شُعبك. ارجع إلى صفحة الأشخاص وابحث مجددًا.",
    review_not_found: "قرّر شخص آخر هذا من قبل، أو ليس القرار لك. أعد تحميل القائمة.",
    capture_required: "ليَنظر الشخص إلى الكاميرا أولًا؛ لا يُؤكَّد شيء دون ذلك.",
    vector_faulty: "وصلت أرقام الوجه تالفة، ولم يُحفظ شيء. التقط الصور مرة أخرى.",
    enrolment_link_ended:
      "استُخدم هذا الرابط أو حلّ محله غيره أو مضى عليه أكثر من سبعة أيام. اطلب رابطًا جديدًا من مدرستك أو شركتك.",
    section_not_found: "إحدى هذه الشُّعب لم تعد موجودة أو ليست لك، ولم يُحفظ شيء. اختر من جديد.",
    section_required: "اختر شعبة واحدة على الأقل من شُعبك. لم يُحفظ شيء بعد.",
    scope_not_found: "لم تعد هذه الشعبة أو الوحدة موجودة، أو ليست ضمن نطاقك. اختر غيرها من القائمة.",
    section_gone: "لم تعد هذه الشعبة موجودة. أعد تحميل الصفحة وابحث من جديد.",
    unit_not_found: "لم تعد هذه الوحدة موجودة، ولم يتغيّر شيء. أعد تحميل الصفحة واختر من جديد.",
    unit_below_itself: "لا يمكن أن تتبع الوحدة نفسها أو وحدة تابعة لها. لم يُنقل شيء؛ اختر مكانًا آخر.",
    unit_too_deep: "أقصى عمق للوحدات ثمانية مستويات، ولم يتغيّر شيء. اختر مكانًا أعلى.",
    role_not_found: "لم يعد هذا الدور موجودًا. أعد تحميل الصفحة وابحث من جديد.",
    role_given_already: "لهذا الشخص هذا الدور في هذا المكان وهذه المدة من قبل. لم يتغيّر شيء.",
    role_ended_already: "انتهى هذا الدور من قبل. لم يتغيّر شيء.",
    role_end_past: "لا ينتهي الدور في الماضي: ما جرى في ظلّه يبقى كما كان. اختر اليوم أو يومًا بعده.",
    role_end_later: "ينتهي الدور قبل ذلك اليوم أصلًا. لتمديده أعطِه من جديد بدءًا من نهايته.",
    role_operator:
      "هذا الشخص يشغّل المنصّة، ولا يُعطى هذا الدور ولا يُنهى إلا من وحدة تحكم الخادم. لم يتغيّر شيء.",
    last_administrator:
      "لن يبقى بعد هذا من يدير المؤسسة، ولذلك لم يُنفَّذ. اجعل شخصًا آخر مسؤولًا أولًا، على أن يكون له حساب يستطيع الدخول به.",
    account_not_found: "لم يعد هذا الحساب موجودًا. أعد تحميل الصفحة.",
    account_own: "لا أحد يوقف حسابه بنفسه. اطلب ذلك من مسؤول آخر.",
    people_changed: "أحد المختارين لم يعد في القائمة، ولم يتغيّر شيء. أعد تحميل الصفحة واختر من جديد.",
    roster_end_past: "تنتهي القوائم اليوم أو بعده، وما سبق يبقى كما كان. اختر يومًا آخر.",
    person_left_already: "غادر هذا الشخص من قبل. لم يتغيّر شيء؛ أعد تحميل الصفحة.",
    person_here_already: "هذا الشخص موجود أصلًا. لم يتغيّر شيء؛ أعد تحميل الصفحة.",
    person_own: "لا أحد يفعل هذا بنفسه. اطلبه من مسؤول آخر.",
    departure_future:
      "هذا اليوم في المستقبل. سجّل المغادرة في يومها، لتبقى شاشة الحضور تعرف الشخص حتى ذلك الحين.",
    name_differs: "الاسم مكتوب بشكل مختلف، ولم يُحذف شيء. اكتبه كما هو أعلاه.",
    number_taken: "هذا الرقم لشخص آخر، ولم يُحفظ شيء. تحقّق من الرقم.",
    device_not_found: "لم يعد هذا الجهاز موجودًا. أعد تحميل قائمة الأجهزة.",
    device_revoked: "أُبطل هذا الجهاز في هذه الأثناء، ولم يتغيّر شيء.",
    device_already_paired: "هذا الجهاز مربوط من قبل ولا يحتاج إلى رمز جديد. لم يتغيّر شيء.",
    device_state_changed: "تغيّرت حالة الجهاز في هذه الأثناء، ولم يتغيّر شيء الآن. راجع حالته في القائمة.",
    pairing_code_unknown: "هذا الرمز خطأ أو انتهت صلاحيته. اطلب رمزًا جديدًا من صفحة الأجهزة واكتبه.",
    pairing_proof_wrong: "لم يستطع الجهاز إثبات مفتاحه، ولم يُربط شيء. اطلب رمزًا جديدًا وابدأ من جديد.",
    password_wrong: "كلمة المرور الحالية غير صحيحة، ولم يتغيّر شيء. تحقّق منها ثم أعد المحاولة.",
    password_too_short_with_factor: "كلمة المرور الجديدة قصيرة: استخدم ٨ أحرف على الأقل.",
    password_too_common: "كلمة المرور هذه من أول ما يُجرَّب في كل مكان. استخدم عدة كلمات لا تجتمع عادةً.",
    code_wrong: "هذا الرمز خطأ أو استُخدم من قبل. انتظر حتى يُظهر التطبيق الرمز التالي وجرّبه.",
    invitation_ended:
      "لم تعد هذه الدعوة مفتوحة: استُخدمت أو أُلغيت أو مضى عليها أكثر من سبعة أيام. اطلب دعوة جديدة.",
    address_of_another: "هذا البريد وهذا الشخص لا يتطابقان: لأحدهما حساب آخر. لم يُرسل شيء.",
    too_many_invitations: "أُرسلت دعوات كثيرة في الساعة الأخيرة، ولم يُرسل شيء. انتظر قليلًا.",
    account_inactive: "حساب هذا البريد موقوف، ولم يتغيّر شيء. راجع أحد المسؤولين.",
    reset_ended: "لم يعد هذا الرابط صالحًا: استُخدم أو مضى عليه أكثر من عشر دقائق. اطلب رابطًا جديدًا.",
    too_many_resets: "طُلبت روابط كثيرة. راجع الرسائل التي وصلتك، أو أعد المحاولة بعد ساعة.",
    no_mail: "لا يستطيع نظام حاضر إرسال البريد هنا. اطلب المساعدة من أحد المسؤولين.",
    second_factor_on: "العامل الثاني مفعّل من قبل. أعد تحميل الصفحة.",
    second_factor_off: "لم يعد هنا عامل ثانٍ. أعد تحميل الصفحة.",
    second_factor_not_begun: "ابدأ من جديد: لا ينتمي الرمز إلى إعداد مفتوح.",
    code_required: "يطلب هذا الحساب رمزًا أيضًا. أرسله مع كلمة المرور.",
    credentials_wrong: "البريد الإلكتروني أو كلمة المرور غير صحيحة. تحقّق منهما ثم أعد المحاولة.",
    too_many_attempts:
      "كلمات مرور أو رموز خاطئة كثيرة، فأُوقفت المحاولة مؤقتًا حفاظًا على الأمان. انتظر قليلًا، ١٥ دقيقة على الأكثر، ثم أعد المحاولة.",
    second_factor_required:
      "تطلب مؤسستك من المسؤولين عاملًا ثانيًا. لم يتغيّر شيء؛ أعدّ العامل الثاني في صفحة حسابك أولًا.",
    second_factor_first: "أعدّ عاملًا ثانيًا لنفسك أولًا، وإلا أغلقت الباب على نفسك.",
    key_lacks_scope: "لم يُنشأ هذا المفتاح لهذا الغرض، ولم يتغيّر شيء.",
    password_too_short: "كلمة المرور الجديدة قصيرة: استخدم ١٥ حرفًا على الأقل، مثل أربع كلمات أو خمس.",
    password_too_long: "كلمة المرور الجديدة طويلة: استخدم ١٢٨ حرفًا على الأكثر.",
    password_too_simple: "كلمة المرور الجديدة سهلة التخمين. استخدم عدة كلمات لا صلة لها باسمك.",
    session_not_found: "انتهى هذا الدخول من قبل. أعد تحميل القائمة.",
    too_many_pairing_tries: "جُرّبت رموز كثيرة. انتظر دقيقة ثم اطلب رمزًا جديدًا.",
    unreachable: "تعذّر الوصول إلى الخادم. ما كتبته ما زال هنا؛ تحقّق من الاتصال ثم أعد المحاولة.",
  },
);
