import { abilities } from "./messages/abilities";
import { account } from "./messages/account";
import { alerts } from "./messages/alerts";
import { attendance } from "./messages/attendance";
import { audit } from "./messages/audit";
import { auditWords } from "./messages/audit-words";
import { auth } from "./messages/auth";
import { calendar } from "./messages/calendar";
import { camera } from "./messages/camera";
import { common } from "./messages/common";
import { devices } from "./messages/devices";
import { enrolment } from "./messages/enrolment";
import { enrolmentLink } from "./messages/enrolment-link";
import { enrolmentReview } from "./messages/enrolment-review";
import { kiosk } from "./messages/kiosk";
import { leave } from "./messages/leave";
import { liveness } from "./messages/liveness";
import { mail } from "./messages/mail";
import { organizations } from "./messages/organizations";
import { overview } from "./messages/overview";
import { people } from "./messages/people";
import { periods } from "./messages/periods";
import { photoEnrolment } from "./messages/photo-enrolment";
import { pins } from "./messages/pins";
import { policies } from "./messages/policies";
import { problems } from "./messages/problems";
import { recognition } from "./messages/recognition";
import { record } from "./messages/record";
import { register } from "./messages/register";
import { review } from "./messages/review";
import { roles } from "./messages/roles";
import { roll } from "./messages/roll";
import { rollCall } from "./messages/roll-call";
import { rosters } from "./messages/rosters";
import { selfCheckIn } from "./messages/self-check-in";
import { settings } from "./messages/settings";
import { shell } from "./messages/shell";
import { shifts } from "./messages/shifts";
import { timetable } from "./messages/timetable";
import { today } from "./messages/today";
import { units } from "./messages/units";

/** Every text of the product by area; one file an area, both languages side by side. */
export const catalogue = {
  abilities,
  account,
  alerts,
  attendance,
  audit,
  auditWords,
  auth,
  calendar,
  camera,
  common,
  devices,
  enrolment,
  enrolmentLink,
  enrolmentReview,
  kiosk,
  leave,
  liveness,
  mail,
  overview,
  organizations,
  people,
  periods,
  pins,
  photoEnrolment,
  policies,
  problems,
  recognition,
  record,
  register,
  review,
  roll,
  rollCall,
  roles,
  selfCheckIn,
  settings,
  rosters,
  shell,
  shifts,
  timetable,
  today,
  units,
};
