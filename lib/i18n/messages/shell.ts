import { defineMessages } from "../message";

export const shell = defineMessages(
  {
    navigation: "Main",
    today: "Today",
    people: "People",
    enrol: "Enrol",
    devices: "Devices",
    kiosk: "Kiosk",
    account: "Password and sign-ins",
    account_of: "Account: {name}",
    sign_out: "Sign out",
    signing_out: "Signing out",
    role_administrator: "Administrator",
    role_teacher: "Teacher",
    role_student: "Student",
  },
  {
    navigation: "القائمة الرئيسية",
    today: "اليوم",
    people: "الأشخاص",
    enrol: "تسجيل وجه",
    devices: "الأجهزة",
    kiosk: "شاشة الحضور",
    account: "كلمة المرور وعمليات الدخول",
    account_of: "الحساب: {name}",
    sign_out: "تسجيل الخروج",
    signing_out: "جارٍ تسجيل الخروج",
    role_administrator: "مسؤول النظام",
    role_teacher: "معلّم",
    role_student: "طالب",
  },
);
