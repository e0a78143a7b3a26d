import "server-only";
import { judgeNewPassword } from "@/lib/domain/password-rules";
import { Problem } from "../problem";

type Bilingual = { ar: string; en: string };

/** Whose password: what a guesser would know, and whether a second factor stands beside it. */
type PasswordOwner = {
  email: string;
  name: Bilingual;
  organization: Bilingual;
  hasSecondFactor: boolean;
};

let common: Promise<ReadonlySet<string>> | undefined;

/** Some 49,000 passwords that are the most used in known breaches: loaded when first needed, on the server only. */
function commonPasswords(): Promise<ReadonlySet<string>> {
  common ??= import("@zxcvbn-ts/language-common").then(
    ({ dictionary }) => new Set(dictionary["passwords-common"]),
  );
  return common;
}

/** Refuses a new password that is too short, too common or about its owner: Problem `invalid`, `password_<fault>` for the field. */
export async function requireGoodPassword(
  password: string,
  { email, name, organization, hasSecondFactor }: PasswordOwner,
  field: string,
): Promise<void> {
  const known = await commonPasswords();
  const fault = judgeNewPassword(password, {
    hasSecondFactor,
    personal: [email, name.ar, name.en, organization.ar, organization.en, "hadir"],
    isCommon: (text) => known.has(text),
  });
  if (fault) throw new Problem("invalid", `password_${fault}`, field);
}
