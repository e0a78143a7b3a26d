import { defineMessages } from "../message";

export const camera = defineMessages(
  {
    camera: "Camera",
    in_use: "Camera: {camera}",
    numbered: "Camera {number}",
    alike: "{camera} ({number})",
    not_connected: "{camera} (not connected)",
    stands_in: "“{chosen}” is not connected. “{camera}” looks until it is back.",
    missing: "Camera not connected",
    missing_detail:
      "Connect “{camera}”, or choose another one under “About this device”. The other direction goes on meanwhile.",
    arriving: "Arriving",
    leaving: "Leaving",
    for_arriving: "Camera for arriving",
    second: "Second camera, for leaving",
    second_none: "None: one camera for both",
    second_hint: "Whoever looks into the first camera is arriving, whoever looks into the second is leaving.",
    second_missing: "Connect a second camera to have one for arriving and one for leaving.",
    second_pointless_IN:
      "An administrator has set this device to arriving: everybody seen here is arriving, through whichever camera. For a camera in each direction it has to be set to “Arriving or leaving, by the order”.",
    second_pointless_OUT:
      "An administrator has set this device to leaving: everybody seen here is leaving, through whichever camera. For a camera in each direction it has to be set to “Arriving or leaving, by the order”.",
  },
  {
    camera: "الكاميرا",
    in_use: "الكاميرا: {camera}",
    numbered: "كاميرا {number}",
    alike: "{camera} ({number})",
    not_connected: "{camera} (غير موصولة)",
    stands_in: "«{chosen}» غير موصولة. تُستخدم «{camera}» إلى أن تعود.",
    missing: "الكاميرا غير موصولة",
    missing_detail: "صِل «{camera}»، أو اختر غيرها من «عن هذا الجهاز». يستمر الاتجاه الآخر في هذه الأثناء.",
    arriving: "الدخول",
    leaving: "الخروج",
    for_arriving: "كاميرا الدخول",
    second: "كاميرا ثانية للخروج",
    second_none: "لا توجد: كاميرا واحدة للاتجاهين",
    second_hint: "من ينظر إلى الكاميرا الأولى يُسجَّل دخوله، ومن ينظر إلى الثانية يُسجَّل خروجه.",
    second_missing: "صِل كاميرا ثانية لتكون إحداهما للدخول والأخرى للخروج.",
    second_pointless_IN:
      "ضبط المسؤول هذا الجهاز على الدخول: كل من يظهر هنا يُسجَّل دخوله أيًّا كانت الكاميرا. لتخصيص كاميرا لكل اتجاه يجب ضبطه على «دخول أو خروج، بحسب الترتيب».",
    second_pointless_OUT:
      "ضبط المسؤول هذا الجهاز على الخروج: كل من يظهر هنا يُسجَّل خروجه أيًّا كانت الكاميرا. لتخصيص كاميرا لكل اتجاه يجب ضبطه على «دخول أو خروج، بحسب الترتيب».",
  },
);
