import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { findAuditActions } from "@/scripts/architecture/audit-actions";
import { readSourceTree } from "@/scripts/architecture/source-tree";

const root = fileURLToPath(new URL("../", import.meta.url));
const actions = new Set(findAuditActions(readSourceTree(root)));

/** The kinds that have to be in the audit log, each with the actions that tell of it. */
const AUDITED: Readonly<Record<string, readonly string[]>> = {
  "sign-in": ["sign_in.accepted"],
  "failed sign-in": ["sign_in.refused"],
  "locked account": ["sign_in.locked"],
  "second factor": [
    "second_factor.begin",
    "second_factor.enable",
    "second_factor.disable",
    "second_factor.renew_codes",
    "organization.second_factor_rule",
  ],
  password: ["account.change_password", "account.ask_reset", "account.reset_password"],
  "joining with a provider": ["account.bind_provider"],
  "end of a sign-in": ["sign_in.ended"],
  "reuse of a refresh token": ["token.reuse"],
  "key of an application": ["api_key.create", "api_key.revoke"],
  "account switched off or on": ["account.activate", "account.deactivate"],
  role: ["role.give", "role.end"],
  invitation: ["invitation.create", "invitation.accept", "invitation.revoke"],
  organisation: ["organization.create", "organization.found", "organization.change"],
  "unit and section": [
    "unit.add",
    "unit.change",
    "unit.move",
    "unit.remove",
    "section.add",
    "section.change",
  ],
  "consent given": ["consent.give"],
  "consent withdrawn": ["consent.withdraw"],
  enrolment: ["enrolment.create", "enrolment.wait", "enrolment.confirm"],
  "enrolment again": ["enrolment.replace"],
  "refused enrolment": ["enrolment.refuse", "enrolment.discard"],
  "link for enrolment": ["enrolment.invite"],
  "deletion of templates": ["template.retire", "person.leave"],
  "pairing of a device": ["device.create", "device.code_used", "device.pair", "device.confirm"],
  "change of a device's key": ["device.ask_key", "device.new_key", "device.refuse_key"],
  "revoked device": ["device.revoke"],
  "device that pauses": ["device.pause"],
  "misuse of challenges": ["challenge.refuse", "challenge.replace"],
  "mark by face": ["attendance.mark", "attendance.self_mark"],
  "refused mark": ["attendance.refuse", "attendance.self_refuse"],
  "mark by hand": ["roll.mark", "roll.mark_rest", "attendance.add_event"],
  "decision against what was seen": ["event.decide", "correction.decide"],
  leave: ["leave.request", "leave.decide"],
  "locked period": ["period.lock", "period.reopen"],
  threshold: ["recognition.adjust", "recognition.switch", "organization.liveness"],
  policy: ["policy.save", "recognition.set_renewal"],
  "rotation of keys": ["template.rekey"],
  erasure: ["person.delete"],
  "refusal of row-level security": ["organization.refuse_access"],
};

/**
 * Kinds of security.md's list that this product has nothing to tell of yet, each with how the actions of it will begin: who builds one
 * moves it up.
 */
const NOT_BUILT: Readonly<Record<string, string>> = {
  "change of an e-mail address": "account.change_email",
  "link to a guardian": "guardian.",
  "quarantine of a device whose sequence forks": "device.quarantine",
  export: "report.",
  "call of a tool by the chat": "chat.",
  "run of the retention": "retention.",
  "change of a webhook": "webhook.",
  "restored backup": "backup.",
};

describe("the audit log", () => {
  it("knows more than the thirty kinds that it has to", () => {
    expect(Object.keys(AUDITED).length).toBeGreaterThan(30);
  });

  it.each(Object.entries(AUDITED))("is written for: %s", (_, needed) => {
    expect(needed.filter((action) => !actions.has(action))).toEqual([]);
  });

  it.each(Object.entries(NOT_BUILT))("has nothing to write yet for: %s", (_, prefix) => {
    expect([...actions].filter((action) => action.startsWith(prefix))).toEqual([]);
  });
});
