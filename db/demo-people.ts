/** Invented people of the demo organisation: Arabic name, English name. The first twelve belong to the first section, and so on. */
export const DEMO_STUDENTS: readonly (readonly [string, string])[] = [
  ["سارة منصور", "Sara Mansour"],
  ["عمر الخطيب", "Omar Al-Khatib"],
  ["ليلى حداد", "Layla Haddad"],
  ["يوسف النجار", "Yusuf Al-Najjar"],
  ["مريم العلي", "Maryam Al-Ali"],
  ["خالد رمضان", "Khaled Ramadan"],
  ["نور الشامي", "Nour Al-Shami"],
  ["حسن بركات", "Hassan Barakat"],
  ["دانا قاسم", "Dana Qasem"],
  ["آدم سليمان", "Adam Suleiman"],
  ["هبة زيدان", "Hiba Zaidan"],
  ["طارق العمري", "Tariq Al-Omari"],
  ["رنا شاهين", "Rana Shahin"],
  ["فارس عوض", "Fares Awad"],
  ["جنى حمدان", "Jana Hamdan"],
  ["زيد التميمي", "Zaid Al-Tamimi"],
  ["سلمى درويش", "Salma Darwish"],
  ["إبراهيم فارس", "Ibrahim Fares"],
  ["لينا صباغ", "Lina Sabbagh"],
  ["مازن كرم", "Mazen Karam"],
  ["آية الحسن", "Aya Al-Hassan"],
  ["كريم نصار", "Karim Nassar"],
  ["ريم عثمان", "Reem Othman"],
  ["أنس الجابري", "Anas Al-Jabri"],
  ["تالا مراد", "Tala Murad"],
  ["بلال حجازي", "Bilal Hijazi"],
  ["ياسمين عيسى", "Yasmin Issa"],
  ["رامي الصالح", "Rami Al-Saleh"],
  ["شهد البكري", "Shahd Al-Bakri"],
  ["وليد غانم", "Walid Ghanem"],
  ["فرح ملحم", "Farah Melhem"],
  ["سامي الدوسري", "Sami Al-Dosari"],
  ["ملك عبد الرحمن", "Malak Abdulrahman"],
  ["جاد خليل", "Jad Khalil"],
  ["لمى الفهد", "Lama Al-Fahd"],
  ["حمزة يعقوب", "Hamza Yaqoub"],
];

export const DEMO_STAFF: readonly (readonly [string, string])[] = [
  ["هدى الراشد", "Huda Al-Rashed"],
  ["سمير عبود", "Samir Abboud"],
  ["منى جبران", "Mona Jubran"],
  ["ناصر القاضي", "Nasser Al-Qadi"],
];

export const DEMO_SECTIONS: readonly (readonly [string, string])[] = [
  ["الصف السابع أ", "Grade 7 A"],
  ["الصف السابع ب", "Grade 7 B"],
  ["الصف الثامن أ", "Grade 8 A"],
];

/** The school and its two stages: kind, Arabic name, English name. The first holds the others. */
export const DEMO_UNITS: readonly (readonly ["school" | "department", string, string])[] = [
  ["school", "مدرسة النور التجريبية", "Al-Noor Demo School"],
  ["department", "الصف السابع", "Grade 7"],
  ["department", "الصف الثامن", "Grade 8"],
];
