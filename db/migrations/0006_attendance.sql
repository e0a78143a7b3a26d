CREATE TABLE "alert_rules" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"unit_id" uuid,
	"name_ar" text NOT NULL,
	"name_en" text NOT NULL,
	"trigger" jsonb NOT NULL,
	"recipients" jsonb NOT NULL,
	"channels" jsonb NOT NULL,
	"active" boolean NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "alert_rules_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"rule_id" uuid NOT NULL,
	"obligation_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"recipient_kind" text NOT NULL,
	"recipient_id" uuid,
	"channel" text NOT NULL,
	"kind" text NOT NULL,
	"facts" jsonb NOT NULL,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"not_before" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"failure" text,
	CONSTRAINT "outbox_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "outbox_once" UNIQUE NULLS NOT DISTINCT("organization_id","rule_id","obligation_id","recipient_kind","recipient_id","channel","kind")
);
--> statement-breakpoint
CREATE TABLE "event_decisions" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"decision" text NOT NULL,
	"person_id" uuid,
	"obligation_id" uuid,
	"reason" text NOT NULL,
	"decided_by" uuid NOT NULL,
	"decided_at" timestamp with time zone NOT NULL,
	CONSTRAINT "event_decisions_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "record_decisions" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"obligation_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"sets" jsonb NOT NULL,
	"note" text,
	"correction_id" uuid,
	"decided_by" uuid NOT NULL,
	"decided_at" timestamp with time zone NOT NULL,
	CONSTRAINT "record_decisions_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "correction_files" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"size" integer NOT NULL,
	"sha256" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	"uploaded_by" uuid NOT NULL,
	"uploaded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "correction_files_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "correction_files_size" CHECK ("correction_files"."size" between 1 and 2097152)
);
--> statement-breakpoint
CREATE TABLE "corrections" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"obligation_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"requested" jsonb NOT NULL,
	"before" jsonb NOT NULL,
	"reason_code" text NOT NULL,
	"reason" text NOT NULL,
	"file_id" uuid,
	"requested_by" uuid NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"state" text NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"decision_reason" text,
	CONSTRAINT "corrections_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "corrections_decided" CHECK (("corrections"."state" = 'pending') = ("corrections"."decided_at" is null))
);
--> statement-breakpoint
CREATE TABLE "period_locks" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"unit_id" uuid,
	"from_date" date NOT NULL,
	"to_date" date NOT NULL,
	"reason" text NOT NULL,
	"locked_by" uuid NOT NULL,
	"locked_at" timestamp with time zone NOT NULL,
	"reopened_by" uuid,
	"reopened_at" timestamp with time zone,
	"reopen_reason" text,
	CONSTRAINT "period_locks_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "period_locks_range" CHECK ("period_locks"."from_date" <= "period_locks"."to_date")
);
--> statement-breakpoint
CREATE TABLE "courses" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"name_ar" text NOT NULL,
	"name_en" text NOT NULL,
	CONSTRAINT "courses_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "courses_code" UNIQUE("organization_id","code")
);
--> statement-breakpoint
CREATE TABLE "terms" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name_ar" text NOT NULL,
	"name_en" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	CONSTRAINT "terms_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "terms_range" CHECK ("terms"."starts_on" <= "terms"."ends_on")
);
--> statement-breakpoint
CREATE TABLE "leave_types" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"name_ar" text NOT NULL,
	"name_en" text NOT NULL,
	"excusal" text NOT NULL,
	"file_required" boolean DEFAULT false NOT NULL,
	"retired_at" timestamp with time zone,
	CONSTRAINT "leave_types_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "leave_types_code" UNIQUE("organization_id","code")
);
--> statement-breakpoint
CREATE TABLE "leaves" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"type_id" uuid NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"reason" text NOT NULL,
	"file_id" uuid,
	"requested_by" uuid NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"state" text NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"decision_reason" text,
	CONSTRAINT "leaves_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "leaves_range" CHECK ("leaves"."starts_at" < "leaves"."ends_at"),
	CONSTRAINT "leaves_decided" CHECK (("leaves"."state" = 'pending') = ("leaves"."decided_at" is null))
);
--> statement-breakpoint
CREATE TABLE "policies" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer NOT NULL,
	"unit_id" uuid,
	"section_id" uuid,
	"shift_template_id" uuid,
	"valid_from" date NOT NULL,
	"grace_in_minutes" integer NOT NULL,
	"absent_after_minutes" integer,
	"absent_after_means" text NOT NULL,
	"grace_out_minutes" integer NOT NULL,
	"checkout_required" boolean NOT NULL,
	"dedupe_seconds" integer NOT NULL,
	"window_before_minutes" integer NOT NULL,
	"window_after_minutes" integer NOT NULL,
	"hold_for_offline_minutes" integer NOT NULL,
	"late_counts_as" real NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid,
	CONSTRAINT "policies_organization_id_id_version_pk" PRIMARY KEY("organization_id","id","version"),
	CONSTRAINT "policies_scope" UNIQUE NULLS NOT DISTINCT("organization_id","unit_id","section_id","shift_template_id","version"),
	CONSTRAINT "policies_one_scope" CHECK (num_nonnulls("policies"."unit_id", "policies"."section_id", "policies"."shift_template_id") <= 1)
);
--> statement-breakpoint
CREATE TABLE "shift_runs" (
	"organization_id" uuid NOT NULL,
	"template_id" uuid NOT NULL,
	"local_date" date NOT NULL,
	"slot" integer NOT NULL,
	"time_zone" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"window_from" timestamp with time zone NOT NULL,
	"window_to" timestamp with time zone NOT NULL,
	"break_minutes" integer NOT NULL,
	"policy_id" uuid,
	"policy_version" integer NOT NULL,
	"opened_at" timestamp with time zone,
	CONSTRAINT "shift_runs_organization_id_template_id_local_date_slot_pk" PRIMARY KEY("organization_id","template_id","local_date","slot"),
	CONSTRAINT "shift_runs_range" CHECK ("shift_runs"."starts_at" < "shift_runs"."ends_at")
);
--> statement-breakpoint
CREATE TABLE "shift_assignments" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"template_id" uuid NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "shift_assignments_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "shift_assignments_range" CHECK ("shift_assignments"."valid_to" is null or "shift_assignments"."valid_from" < "shift_assignments"."valid_to")
);
--> statement-breakpoint
CREATE TABLE "shift_templates" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"unit_id" uuid,
	"name_ar" text NOT NULL,
	"name_en" text NOT NULL,
	"segments" jsonb NOT NULL,
	"time_zone" text,
	"retired_at" timestamp with time zone,
	CONSTRAINT "shift_templates_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "status_codes" (
	"organization_id" uuid NOT NULL,
	"code" text NOT NULL,
	"label_ar" text NOT NULL,
	"label_en" text NOT NULL,
	"presence" text NOT NULL,
	"late" boolean,
	"left_early" boolean,
	"excusal" text,
	"made_up" boolean,
	"counts_as" real,
	"in_denominator" boolean NOT NULL,
	"points" real NOT NULL,
	"reportable" boolean NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "status_codes_organization_id_code_pk" PRIMARY KEY("organization_id","code")
);
--> statement-breakpoint
CREATE TABLE "calendar_days" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"unit_id" uuid,
	"section_id" uuid,
	"local_date" date NOT NULL,
	"kind" text NOT NULL,
	"name_ar" text NOT NULL,
	"name_en" text NOT NULL,
	"times" jsonb DEFAULT '[]'::jsonb NOT NULL,
	CONSTRAINT "calendar_days_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "calendar_days_once" UNIQUE NULLS NOT DISTINCT("organization_id","local_date","unit_id","section_id"),
	CONSTRAINT "calendar_days_one_scope" CHECK (num_nonnulls("calendar_days"."unit_id", "calendar_days"."section_id") <= 1)
);
--> statement-breakpoint
ALTER TABLE "obligations" DROP CONSTRAINT "obligations_once";--> statement-breakpoint
DROP INDEX "obligations_by_person";--> statement-breakpoint
ALTER TABLE "attendance_records" ALTER COLUMN "first_in" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "time_events" ALTER COLUMN "device_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "time_events" ALTER COLUMN "device_event_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "time_events" ALTER COLUMN "person_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "time_events" ALTER COLUMN "device_time" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "time_events" ALTER COLUMN "model_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "time_events" ALTER COLUMN "model_version" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "time_events" ALTER COLUMN "score" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "time_events" ALTER COLUMN "margin" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "class_sessions" ALTER COLUMN "pattern_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "obligations" ALTER COLUMN "session_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "attendance_records" ADD COLUMN "person_id" uuid;--> statement-breakpoint
ALTER TABLE "attendance_records" ADD COLUMN "section_id" uuid;--> statement-breakpoint
ALTER TABLE "attendance_records" ADD COLUMN "unit_id" uuid;--> statement-breakpoint
ALTER TABLE "attendance_records" ADD COLUMN "work_date" date;--> statement-breakpoint
ALTER TABLE "attendance_records" ADD COLUMN "starts_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "attendance_records" ADD COLUMN "left_early" boolean;--> statement-breakpoint
ALTER TABLE "attendance_records" ADD COLUMN "excusal" text;--> statement-breakpoint
ALTER TABLE "attendance_records" ADD COLUMN "computed_presence" text;--> statement-breakpoint
ALTER TABLE "attendance_records" ADD COLUMN "computed_late" boolean;--> statement-breakpoint
ALTER TABLE "attendance_records" ADD COLUMN "computed_left_early" boolean;--> statement-breakpoint
ALTER TABLE "attendance_records" ADD COLUMN "computed_excusal" text;--> statement-breakpoint
ALTER TABLE "attendance_records" ADD COLUMN "override_presence" text;--> statement-breakpoint
ALTER TABLE "attendance_records" ADD COLUMN "override_late" boolean;--> statement-breakpoint
ALTER TABLE "attendance_records" ADD COLUMN "override_left_early" boolean;--> statement-breakpoint
ALTER TABLE "attendance_records" ADD COLUMN "override_excusal" text;--> statement-breakpoint
ALTER TABLE "attendance_records" ADD COLUMN "override_decision_id" uuid;--> statement-breakpoint
ALTER TABLE "attendance_records" ADD COLUMN "last_out" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "attendance_records" ADD COLUMN "missing_out" boolean;--> statement-breakpoint
ALTER TABLE "attendance_records" ADD COLUMN "assumed_out" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "attendance_records" ADD COLUMN "early_minutes" integer;--> statement-breakpoint
ALTER TABLE "attendance_records" ADD COLUMN "present_minutes" integer;--> statement-breakpoint
ALTER TABLE "attendance_records" ADD COLUMN "worked_minutes" integer;--> statement-breakpoint
ALTER TABLE "attendance_records" ADD COLUMN "outside_minutes" integer;--> statement-breakpoint
ALTER TABLE "attendance_records" ADD COLUMN "evidence_beside" jsonb;--> statement-breakpoint
ALTER TABLE "attendance_records" ADD COLUMN "made_up_by" uuid;--> statement-breakpoint
ALTER TABLE "attendance_records" ADD COLUMN "state" text;--> statement-breakpoint
ALTER TABLE "attendance_records" ADD COLUMN "inputs_hash" text;--> statement-breakpoint
ALTER TABLE "attendance_records" ADD COLUMN "computed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "time_events" ADD COLUMN "candidate_ids" jsonb;--> statement-breakpoint
ALTER TABLE "time_events" ADD COLUMN "reason" text;--> statement-breakpoint
ALTER TABLE "time_events" ADD COLUMN "recorded_by" uuid;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "drop_lowest" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "at_risk_percent" integer DEFAULT 85 NOT NULL;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "scheduled_through" date;--> statement-breakpoint
ALTER TABLE "class_sessions" ADD COLUMN "policy_id" uuid;--> statement-breakpoint
ALTER TABLE "class_sessions" ADD COLUMN "policy_version" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "class_sessions" ADD COLUMN "room" text;--> statement-breakpoint
ALTER TABLE "class_sessions" ADD COLUMN "state" text DEFAULT 'scheduled' NOT NULL;--> statement-breakpoint
ALTER TABLE "class_sessions" ADD COLUMN "cancel_reason" text;--> statement-breakpoint
ALTER TABLE "class_sessions" ADD COLUMN "makeup_of" uuid;--> statement-breakpoint
ALTER TABLE "class_sessions" ADD COLUMN "opened_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "class_sessions" ADD COLUMN "roll_taken_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "class_sessions" ADD COLUMN "roll_taken_by" uuid;--> statement-breakpoint
ALTER TABLE "meeting_patterns" ADD COLUMN "weekdays" jsonb;--> statement-breakpoint
ALTER TABLE "meeting_patterns" ADD COLUMN "valid_from" date;--> statement-breakpoint
ALTER TABLE "meeting_patterns" ADD COLUMN "valid_to" date;--> statement-breakpoint
ALTER TABLE "meeting_patterns" ADD COLUMN "interval_weeks" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "meeting_patterns" ADD COLUMN "room" text;--> statement-breakpoint
ALTER TABLE "meeting_patterns" ADD COLUMN "time_zone" text;--> statement-breakpoint
ALTER TABLE "obligations" ADD COLUMN "kind" text;--> statement-breakpoint
ALTER TABLE "obligations" ADD COLUMN "assignment_id" uuid;--> statement-breakpoint
ALTER TABLE "obligations" ADD COLUMN "slot" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "obligations" ADD COLUMN "section_id" uuid;--> statement-breakpoint
ALTER TABLE "obligations" ADD COLUMN "unit_id" uuid;--> statement-breakpoint
ALTER TABLE "obligations" ADD COLUMN "work_date" date;--> statement-breakpoint
ALTER TABLE "obligations" ADD COLUMN "starts_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "obligations" ADD COLUMN "ends_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "obligations" ADD COLUMN "window_from" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "obligations" ADD COLUMN "window_to" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "obligations" ADD COLUMN "time_zone" text;--> statement-breakpoint
ALTER TABLE "obligations" ADD COLUMN "break_minutes" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "obligations" ADD COLUMN "policy_id" uuid;--> statement-breakpoint
ALTER TABLE "obligations" ADD COLUMN "policy_version" integer;--> statement-breakpoint
ALTER TABLE "obligations" ADD COLUMN "make_up_for" uuid;--> statement-breakpoint
ALTER TABLE "obligations" ADD COLUMN "check_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "obligations" ADD COLUMN "state" text DEFAULT 'open' NOT NULL;--> statement-breakpoint
ALTER TABLE "sections" ADD COLUMN "course_id" uuid;--> statement-breakpoint
ALTER TABLE "sections" ADD COLUMN "term_id" uuid;--> statement-breakpoint
ALTER TABLE "alert_rules" ADD CONSTRAINT "alert_rules_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert_rules" ADD CONSTRAINT "alert_rules_organization_id_unit_id_units_organization_id_id_fk" FOREIGN KEY ("organization_id","unit_id") REFERENCES "public"."units"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_organization_id_rule_id_alert_rules_organization_id_id_fk" FOREIGN KEY ("organization_id","rule_id") REFERENCES "public"."alert_rules"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_organization_id_obligation_id_obligations_organization_id_id_fk" FOREIGN KEY ("organization_id","obligation_id") REFERENCES "public"."obligations"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_organization_id_person_id_persons_organization_id_id_fk" FOREIGN KEY ("organization_id","person_id") REFERENCES "public"."persons"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_organization_id_recipient_id_persons_organization_id_id_fk" FOREIGN KEY ("organization_id","recipient_id") REFERENCES "public"."persons"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_decisions" ADD CONSTRAINT "event_decisions_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_decisions" ADD CONSTRAINT "event_decisions_organization_id_event_id_time_events_organization_id_id_fk" FOREIGN KEY ("organization_id","event_id") REFERENCES "public"."time_events"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_decisions" ADD CONSTRAINT "event_decisions_organization_id_person_id_persons_organization_id_id_fk" FOREIGN KEY ("organization_id","person_id") REFERENCES "public"."persons"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_decisions" ADD CONSTRAINT "event_decisions_organization_id_obligation_id_obligations_organization_id_id_fk" FOREIGN KEY ("organization_id","obligation_id") REFERENCES "public"."obligations"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_decisions" ADD CONSTRAINT "event_decisions_organization_id_decided_by_accounts_organization_id_id_fk" FOREIGN KEY ("organization_id","decided_by") REFERENCES "public"."accounts"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_decisions" ADD CONSTRAINT "record_decisions_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_decisions" ADD CONSTRAINT "record_decisions_organization_id_obligation_id_obligations_organization_id_id_fk" FOREIGN KEY ("organization_id","obligation_id") REFERENCES "public"."obligations"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_decisions" ADD CONSTRAINT "record_decisions_organization_id_correction_id_corrections_organization_id_id_fk" FOREIGN KEY ("organization_id","correction_id") REFERENCES "public"."corrections"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_decisions" ADD CONSTRAINT "record_decisions_organization_id_decided_by_accounts_organization_id_id_fk" FOREIGN KEY ("organization_id","decided_by") REFERENCES "public"."accounts"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction_files" ADD CONSTRAINT "correction_files_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction_files" ADD CONSTRAINT "correction_files_organization_id_person_id_persons_organization_id_id_fk" FOREIGN KEY ("organization_id","person_id") REFERENCES "public"."persons"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction_files" ADD CONSTRAINT "correction_files_organization_id_uploaded_by_accounts_organization_id_id_fk" FOREIGN KEY ("organization_id","uploaded_by") REFERENCES "public"."accounts"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "corrections" ADD CONSTRAINT "corrections_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "corrections" ADD CONSTRAINT "corrections_organization_id_obligation_id_obligations_organization_id_id_fk" FOREIGN KEY ("organization_id","obligation_id") REFERENCES "public"."obligations"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "corrections" ADD CONSTRAINT "corrections_organization_id_person_id_persons_organization_id_id_fk" FOREIGN KEY ("organization_id","person_id") REFERENCES "public"."persons"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "corrections" ADD CONSTRAINT "corrections_organization_id_file_id_correction_files_organization_id_id_fk" FOREIGN KEY ("organization_id","file_id") REFERENCES "public"."correction_files"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "corrections" ADD CONSTRAINT "corrections_organization_id_requested_by_accounts_organization_id_id_fk" FOREIGN KEY ("organization_id","requested_by") REFERENCES "public"."accounts"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "corrections" ADD CONSTRAINT "corrections_organization_id_decided_by_accounts_organization_id_id_fk" FOREIGN KEY ("organization_id","decided_by") REFERENCES "public"."accounts"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "period_locks" ADD CONSTRAINT "period_locks_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "period_locks" ADD CONSTRAINT "period_locks_organization_id_unit_id_units_organization_id_id_fk" FOREIGN KEY ("organization_id","unit_id") REFERENCES "public"."units"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "period_locks" ADD CONSTRAINT "period_locks_organization_id_locked_by_accounts_organization_id_id_fk" FOREIGN KEY ("organization_id","locked_by") REFERENCES "public"."accounts"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "period_locks" ADD CONSTRAINT "period_locks_organization_id_reopened_by_accounts_organization_id_id_fk" FOREIGN KEY ("organization_id","reopened_by") REFERENCES "public"."accounts"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "courses" ADD CONSTRAINT "courses_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "terms" ADD CONSTRAINT "terms_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leave_types" ADD CONSTRAINT "leave_types_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leaves" ADD CONSTRAINT "leaves_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leaves" ADD CONSTRAINT "leaves_organization_id_person_id_persons_organization_id_id_fk" FOREIGN KEY ("organization_id","person_id") REFERENCES "public"."persons"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leaves" ADD CONSTRAINT "leaves_organization_id_type_id_leave_types_organization_id_id_fk" FOREIGN KEY ("organization_id","type_id") REFERENCES "public"."leave_types"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leaves" ADD CONSTRAINT "leaves_organization_id_file_id_correction_files_organization_id_id_fk" FOREIGN KEY ("organization_id","file_id") REFERENCES "public"."correction_files"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leaves" ADD CONSTRAINT "leaves_organization_id_requested_by_accounts_organization_id_id_fk" FOREIGN KEY ("organization_id","requested_by") REFERENCES "public"."accounts"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leaves" ADD CONSTRAINT "leaves_organization_id_decided_by_accounts_organization_id_id_fk" FOREIGN KEY ("organization_id","decided_by") REFERENCES "public"."accounts"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_organization_id_unit_id_units_organization_id_id_fk" FOREIGN KEY ("organization_id","unit_id") REFERENCES "public"."units"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_organization_id_section_id_sections_organization_id_id_fk" FOREIGN KEY ("organization_id","section_id") REFERENCES "public"."sections"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_organization_id_shift_template_id_shift_templates_organization_id_id_fk" FOREIGN KEY ("organization_id","shift_template_id") REFERENCES "public"."shift_templates"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_organization_id_created_by_accounts_organization_id_id_fk" FOREIGN KEY ("organization_id","created_by") REFERENCES "public"."accounts"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_runs" ADD CONSTRAINT "shift_runs_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_runs" ADD CONSTRAINT "shift_runs_organization_id_template_id_shift_templates_organization_id_id_fk" FOREIGN KEY ("organization_id","template_id") REFERENCES "public"."shift_templates"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_runs" ADD CONSTRAINT "shift_runs_organization_id_policy_id_policy_version_policies_organization_id_id_version_fk" FOREIGN KEY ("organization_id","policy_id","policy_version") REFERENCES "public"."policies"("organization_id","id","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_assignments" ADD CONSTRAINT "shift_assignments_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_assignments" ADD CONSTRAINT "shift_assignments_organization_id_person_id_persons_organization_id_id_fk" FOREIGN KEY ("organization_id","person_id") REFERENCES "public"."persons"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_assignments" ADD CONSTRAINT "shift_assignments_organization_id_template_id_shift_templates_organization_id_id_fk" FOREIGN KEY ("organization_id","template_id") REFERENCES "public"."shift_templates"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_templates" ADD CONSTRAINT "shift_templates_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_templates" ADD CONSTRAINT "shift_templates_organization_id_unit_id_units_organization_id_id_fk" FOREIGN KEY ("organization_id","unit_id") REFERENCES "public"."units"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "status_codes" ADD CONSTRAINT "status_codes_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_days" ADD CONSTRAINT "calendar_days_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_days" ADD CONSTRAINT "calendar_days_organization_id_unit_id_units_organization_id_id_fk" FOREIGN KEY ("organization_id","unit_id") REFERENCES "public"."units"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_days" ADD CONSTRAINT "calendar_days_organization_id_section_id_sections_organization_id_id_fk" FOREIGN KEY ("organization_id","section_id") REFERENCES "public"."sections"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "outbox_pending" ON "outbox" USING btree ("organization_id","not_before") WHERE "outbox"."state" = 'pending';--> statement-breakpoint
CREATE INDEX "outbox_by_obligation" ON "outbox" USING btree ("organization_id","obligation_id");--> statement-breakpoint
CREATE INDEX "event_decisions_by_event" ON "event_decisions" USING btree ("organization_id","event_id");--> statement-breakpoint
CREATE INDEX "event_decisions_by_person" ON "event_decisions" USING btree ("organization_id","person_id");--> statement-breakpoint
CREATE INDEX "event_decisions_by_obligation" ON "event_decisions" USING btree ("organization_id","obligation_id") WHERE "event_decisions"."obligation_id" is not null;--> statement-breakpoint
CREATE INDEX "record_decisions_by_obligation" ON "record_decisions" USING btree ("organization_id","obligation_id");--> statement-breakpoint
CREATE INDEX "corrections_by_obligation" ON "corrections" USING btree ("organization_id","obligation_id");--> statement-breakpoint
CREATE INDEX "corrections_by_person" ON "corrections" USING btree ("organization_id","person_id","requested_at");--> statement-breakpoint
CREATE INDEX "corrections_pending" ON "corrections" USING btree ("organization_id","requested_at") WHERE "corrections"."state" = 'pending';--> statement-breakpoint
CREATE INDEX "leaves_by_person" ON "leaves" USING btree ("organization_id","person_id","ends_at");--> statement-breakpoint
CREATE INDEX "leaves_pending" ON "leaves" USING btree ("organization_id","requested_at") WHERE "leaves"."state" = 'pending';--> statement-breakpoint
CREATE INDEX "shift_runs_by_window" ON "shift_runs" USING btree ("organization_id","window_to");--> statement-breakpoint
CREATE INDEX "shift_runs_unopened" ON "shift_runs" USING btree ("organization_id","window_from") WHERE "shift_runs"."opened_at" is null;--> statement-breakpoint
CREATE INDEX "shift_assignments_by_person" ON "shift_assignments" USING btree ("organization_id","person_id");--> statement-breakpoint
CREATE INDEX "shift_assignments_by_template" ON "shift_assignments" USING btree ("organization_id","template_id");--> statement-breakpoint
ALTER TABLE "attendance_records" ADD CONSTRAINT "attendance_records_organization_id_person_id_persons_organization_id_id_fk" FOREIGN KEY ("organization_id","person_id") REFERENCES "public"."persons"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_records" ADD CONSTRAINT "attendance_records_organization_id_override_decision_id_record_decisions_organization_id_id_fk" FOREIGN KEY ("organization_id","override_decision_id") REFERENCES "public"."record_decisions"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "time_events" ADD CONSTRAINT "time_events_organization_id_recorded_by_accounts_organization_id_id_fk" FOREIGN KEY ("organization_id","recorded_by") REFERENCES "public"."accounts"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "class_sessions" ADD CONSTRAINT "class_sessions_organization_id_makeup_of_class_sessions_organization_id_id_fk" FOREIGN KEY ("organization_id","makeup_of") REFERENCES "public"."class_sessions"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "class_sessions" ADD CONSTRAINT "class_sessions_organization_id_roll_taken_by_accounts_organization_id_id_fk" FOREIGN KEY ("organization_id","roll_taken_by") REFERENCES "public"."accounts"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "class_sessions" ADD CONSTRAINT "class_sessions_organization_id_policy_id_policy_version_policies_organization_id_id_version_fk" FOREIGN KEY ("organization_id","policy_id","policy_version") REFERENCES "public"."policies"("organization_id","id","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "obligations" ADD CONSTRAINT "obligations_organization_id_assignment_id_shift_assignments_organization_id_id_fk" FOREIGN KEY ("organization_id","assignment_id") REFERENCES "public"."shift_assignments"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "obligations" ADD CONSTRAINT "obligations_organization_id_section_id_sections_organization_id_id_fk" FOREIGN KEY ("organization_id","section_id") REFERENCES "public"."sections"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "obligations" ADD CONSTRAINT "obligations_organization_id_unit_id_units_organization_id_id_fk" FOREIGN KEY ("organization_id","unit_id") REFERENCES "public"."units"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "obligations" ADD CONSTRAINT "obligations_organization_id_policy_id_policy_version_policies_organization_id_id_version_fk" FOREIGN KEY ("organization_id","policy_id","policy_version") REFERENCES "public"."policies"("organization_id","id","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "obligations" ADD CONSTRAINT "obligations_organization_id_make_up_for_obligations_organization_id_id_fk" FOREIGN KEY ("organization_id","make_up_for") REFERENCES "public"."obligations"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sections" ADD CONSTRAINT "sections_organization_id_course_id_courses_organization_id_id_fk" FOREIGN KEY ("organization_id","course_id") REFERENCES "public"."courses"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sections" ADD CONSTRAINT "sections_organization_id_term_id_terms_organization_id_id_fk" FOREIGN KEY ("organization_id","term_id") REFERENCES "public"."terms"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attendance_records_by_person" ON "attendance_records" USING btree ("organization_id","person_id","starts_at");--> statement-breakpoint
CREATE INDEX "attendance_records_by_section" ON "attendance_records" USING btree ("organization_id","section_id","work_date");--> statement-breakpoint
CREATE INDEX "attendance_records_by_unit" ON "attendance_records" USING btree ("organization_id","unit_id","work_date");--> statement-breakpoint
CREATE INDEX "attendance_records_by_date" ON "attendance_records" USING btree ("organization_id","work_date");--> statement-breakpoint
CREATE INDEX "time_events_by_obligation" ON "time_events" USING btree ("organization_id","obligation_id") WHERE "time_events"."obligation_id" is not null;--> statement-breakpoint
CREATE INDEX "time_events_review" ON "time_events" USING btree ("organization_id","occurred_at") WHERE "time_events"."disposition" = 'review';--> statement-breakpoint
CREATE INDEX "class_sessions_by_section" ON "class_sessions" USING btree ("organization_id","section_id","local_date");--> statement-breakpoint
CREATE INDEX "class_sessions_unopened" ON "class_sessions" USING btree ("organization_id","window_from") WHERE "class_sessions"."opened_at" is null;--> statement-breakpoint
CREATE INDEX "class_sessions_makeup" ON "class_sessions" USING btree ("organization_id","makeup_of") WHERE "class_sessions"."makeup_of" is not null;--> statement-breakpoint
CREATE INDEX "meeting_patterns_by_section" ON "meeting_patterns" USING btree ("organization_id","section_id");--> statement-breakpoint
CREATE INDEX "obligations_by_session" ON "obligations" USING btree ("organization_id","session_id");--> statement-breakpoint
CREATE INDEX "obligations_make_up" ON "obligations" USING btree ("organization_id","make_up_for") WHERE "obligations"."make_up_for" is not null;--> statement-breakpoint
CREATE INDEX "obligations_by_date" ON "obligations" USING btree ("organization_id","work_date");--> statement-breakpoint
CREATE INDEX "obligations_open" ON "obligations" USING btree ("organization_id","window_to") WHERE "obligations"."state" = 'open';--> statement-breakpoint
CREATE INDEX "obligations_by_person" ON "obligations" USING btree ("organization_id","person_id","starts_at");--> statement-breakpoint
INSERT INTO "policies" ("organization_id", "id", "version", "valid_from", "grace_in_minutes", "absent_after_means", "grace_out_minutes", "checkout_required", "dedupe_seconds", "window_before_minutes", "window_after_minutes", "hold_for_offline_minutes", "late_counts_as", "created_at")
SELECT "id", gen_random_uuid(), 1, '2000-01-01', "grace_minutes", 'absent', 0, false, 60, "window_before_minutes", 0, 60, 1, "created_at" FROM "organizations";--> statement-breakpoint
UPDATE "meeting_patterns" SET "valid_from" = '2000-01-01', "weekdays" = CASE "weekday" WHEN '0' THEN '[1,2,3,4,5,6,7]'::jsonb ELSE jsonb_build_array("weekday"::int) END;--> statement-breakpoint
UPDATE "obligations" o SET "kind" = 'class', "section_id" = s."section_id", "unit_id" = c."unit_id", "work_date" = s."local_date", "starts_at" = s."starts_at", "ends_at" = s."ends_at", "window_from" = s."window_from", "window_to" = s."window_to", "time_zone" = s."time_zone", "check_at" = s."window_to", "policy_id" = p."id", "policy_version" = p."version"
FROM "class_sessions" s JOIN "sections" c ON c."organization_id" = s."organization_id" AND c."id" = s."section_id" JOIN "policies" p ON p."organization_id" = s."organization_id"
WHERE s."organization_id" = o."organization_id" AND s."id" = o."session_id";--> statement-breakpoint
UPDATE "class_sessions" s SET "opened_at" = s."window_from" WHERE s."window_from" <= now() AND EXISTS (SELECT 1 FROM "obligations" o WHERE o."organization_id" = s."organization_id" AND o."session_id" = s."id");--> statement-breakpoint
UPDATE "attendance_records" r SET "person_id" = o."person_id", "section_id" = o."section_id", "unit_id" = o."unit_id", "work_date" = o."work_date", "starts_at" = o."starts_at", "left_early" = false, "excusal" = 'none', "computed_presence" = r."presence", "computed_late" = r."late", "computed_left_early" = false, "computed_excusal" = 'none', "missing_out" = false, "early_minutes" = 0, "present_minutes" = 0, "worked_minutes" = 0, "outside_minutes" = 0, "state" = 'provisional', "inputs_hash" = '', "computed_at" = now(), "policy_version" = o."policy_version",
 "explain" = jsonb_build_array(jsonb_build_object('code', CASE WHEN r."late" THEN 'late' ELSE 'on_time' END, 'facts', jsonb_build_object('firstIn', floor(extract(epoch FROM r."first_in") * 1000), 'start', floor(extract(epoch FROM o."starts_at") * 1000), 'graceMinutes', r."explain"->'graceMinutes', 'lateMinutes', r."late_minutes")))
FROM "obligations" o WHERE o."organization_id" = r."organization_id" AND o."id" = r."obligation_id";--> statement-breakpoint
UPDATE "time_events" SET "disposition" = 'rejected', "reason" = 'off_roster' WHERE "disposition" = 'no_session';--> statement-breakpoint
ALTER TABLE "attendance_records" ALTER COLUMN "person_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "attendance_records" ALTER COLUMN "work_date" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "attendance_records" ALTER COLUMN "starts_at" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "attendance_records" ALTER COLUMN "left_early" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "attendance_records" ALTER COLUMN "excusal" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "attendance_records" ALTER COLUMN "computed_presence" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "attendance_records" ALTER COLUMN "computed_late" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "attendance_records" ALTER COLUMN "computed_left_early" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "attendance_records" ALTER COLUMN "computed_excusal" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "attendance_records" ALTER COLUMN "missing_out" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "attendance_records" ALTER COLUMN "early_minutes" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "attendance_records" ALTER COLUMN "present_minutes" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "attendance_records" ALTER COLUMN "worked_minutes" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "attendance_records" ALTER COLUMN "outside_minutes" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "attendance_records" ALTER COLUMN "state" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "attendance_records" ALTER COLUMN "inputs_hash" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "attendance_records" ALTER COLUMN "computed_at" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "meeting_patterns" ALTER COLUMN "weekdays" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "meeting_patterns" ALTER COLUMN "valid_from" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "obligations" ALTER COLUMN "kind" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "obligations" ALTER COLUMN "work_date" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "obligations" ALTER COLUMN "starts_at" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "obligations" ALTER COLUMN "ends_at" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "obligations" ALTER COLUMN "window_from" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "obligations" ALTER COLUMN "window_to" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "obligations" ALTER COLUMN "time_zone" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "obligations" ALTER COLUMN "policy_version" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "obligations" ALTER COLUMN "check_at" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "organizations" DROP COLUMN "policy_version";--> statement-breakpoint
ALTER TABLE "organizations" DROP COLUMN "grace_minutes";--> statement-breakpoint
ALTER TABLE "organizations" DROP COLUMN "window_before_minutes";--> statement-breakpoint
ALTER TABLE "meeting_patterns" DROP COLUMN "weekday";--> statement-breakpoint
ALTER TABLE "obligations" ADD CONSTRAINT "obligations_once" UNIQUE NULLS NOT DISTINCT("organization_id","person_id","kind","session_id","assignment_id","work_date","slot");--> statement-breakpoint
ALTER TABLE "time_events" ADD CONSTRAINT "time_events_source" CHECK (("time_events"."device_id" is null) = ("time_events"."device_event_id" is null));--> statement-breakpoint
ALTER TABLE "meeting_patterns" ADD CONSTRAINT "meeting_patterns_interval" CHECK ("meeting_patterns"."interval_weeks" between 1 and 8);--> statement-breakpoint
ALTER TABLE "meeting_patterns" ADD CONSTRAINT "meeting_patterns_range" CHECK ("meeting_patterns"."valid_to" is null or "meeting_patterns"."valid_from" < "meeting_patterns"."valid_to");--> statement-breakpoint
ALTER TABLE "obligations" ADD CONSTRAINT "obligations_range" CHECK ("obligations"."starts_at" < "obligations"."ends_at");--> statement-breakpoint
ALTER TABLE "obligations" ADD CONSTRAINT "obligations_of" CHECK (("obligations"."kind" = 'class') = ("obligations"."session_id" is not null) and ("obligations"."kind" = 'shift') = ("obligations"."assignment_id" is not null));