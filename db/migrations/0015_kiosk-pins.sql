CREATE TABLE "person_pins" (
	"organization_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"hmac" text NOT NULL,
	"given_at" timestamp with time zone NOT NULL,
	"given_by" uuid NOT NULL,
	"wrong_in_a_row" integer DEFAULT 0 NOT NULL,
	"last_wrong_at" timestamp with time zone,
	CONSTRAINT "person_pins_organization_id_person_id_pk" PRIMARY KEY("organization_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "pin_answers" (
	"organization_id" uuid NOT NULL,
	"device_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"asking_id" uuid NOT NULL,
	"body_hmac" text NOT NULL,
	"code" text NOT NULL,
	"outcome" json NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	CONSTRAINT "pin_answers_organization_id_device_id_id_pk" PRIMARY KEY("organization_id","device_id","id")
);
--> statement-breakpoint
CREATE TABLE "pin_askings" (
	"organization_id" uuid NOT NULL,
	"device_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"device_time" timestamp with time zone NOT NULL,
	"clock_suspect" boolean NOT NULL,
	CONSTRAINT "pin_askings_organization_id_device_id_id_pk" PRIMARY KEY("organization_id","device_id","id")
);
--> statement-breakpoint
ALTER TABLE "event_decisions" ALTER COLUMN "decided_by" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "event_decisions" ADD COLUMN "decided_by_device" uuid;--> statement-breakpoint
ALTER TABLE "person_pins" ADD CONSTRAINT "person_pins_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_pins" ADD CONSTRAINT "person_pins_organization_id_person_id_persons_organization_id_id_fk" FOREIGN KEY ("organization_id","person_id") REFERENCES "public"."persons"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_pins" ADD CONSTRAINT "person_pins_organization_id_given_by_accounts_organization_id_id_fk" FOREIGN KEY ("organization_id","given_by") REFERENCES "public"."accounts"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pin_answers" ADD CONSTRAINT "pin_answers_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pin_answers" ADD CONSTRAINT "pin_answers_organization_id_device_id_asking_id_pin_askings_organization_id_device_id_id_fk" FOREIGN KEY ("organization_id","device_id","asking_id") REFERENCES "public"."pin_askings"("organization_id","device_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pin_askings" ADD CONSTRAINT "pin_askings_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pin_askings" ADD CONSTRAINT "pin_askings_organization_id_device_id_devices_organization_id_id_fk" FOREIGN KEY ("organization_id","device_id") REFERENCES "public"."devices"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pin_askings" ADD CONSTRAINT "pin_askings_organization_id_event_id_time_events_organization_id_id_fk" FOREIGN KEY ("organization_id","event_id") REFERENCES "public"."time_events"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "pin_answers_by_asking" ON "pin_answers" USING btree ("organization_id","device_id","asking_id");--> statement-breakpoint
CREATE INDEX "pin_answers_by_time" ON "pin_answers" USING btree ("organization_id","device_id","received_at");--> statement-breakpoint
ALTER TABLE "event_decisions" ADD CONSTRAINT "event_decisions_organization_id_decided_by_device_devices_organization_id_id_fk" FOREIGN KEY ("organization_id","decided_by_device") REFERENCES "public"."devices"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_decisions" ADD CONSTRAINT "event_decisions_by_one" CHECK (("event_decisions"."decided_by" is null) <> ("event_decisions"."decided_by_device" is null));