CREATE TABLE "device_reports" (
	"organization_id" uuid NOT NULL,
	"device_id" uuid NOT NULL,
	"backend" text NOT NULL,
	"detector" text NOT NULL,
	"pad" text NOT NULL,
	"embedder" text NOT NULL,
	"embed_ms" real NOT NULL,
	"reported_at" timestamp with time zone NOT NULL,
	CONSTRAINT "device_reports_organization_id_device_id_pk" PRIMARY KEY("organization_id","device_id")
);
--> statement-breakpoint
CREATE TABLE "impostor_measurements" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"model_id" text NOT NULL,
	"model_version" text NOT NULL,
	"people" integer NOT NULL,
	"pairs" integer NOT NULL,
	"counts" jsonb NOT NULL,
	"points" jsonb NOT NULL,
	"measured_by" uuid,
	"measured_at" timestamp with time zone NOT NULL,
	CONSTRAINT "impostor_measurements_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "recognition_settings" (
	"organization_id" uuid NOT NULL,
	"switched_to" text,
	"target_fpir" real,
	"changed_by" uuid NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "recognition_settings_organization_id_pk" PRIMARY KEY("organization_id")
);
--> statement-breakpoint
ALTER TABLE "device_reports" ADD CONSTRAINT "device_reports_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "device_reports" ADD CONSTRAINT "device_reports_organization_id_device_id_devices_organization_id_id_fk" FOREIGN KEY ("organization_id","device_id") REFERENCES "public"."devices"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "impostor_measurements" ADD CONSTRAINT "impostor_measurements_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "impostor_measurements" ADD CONSTRAINT "impostor_measurements_organization_id_measured_by_accounts_organization_id_id_fk" FOREIGN KEY ("organization_id","measured_by") REFERENCES "public"."accounts"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recognition_settings" ADD CONSTRAINT "recognition_settings_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recognition_settings" ADD CONSTRAINT "recognition_settings_organization_id_changed_by_accounts_organization_id_id_fk" FOREIGN KEY ("organization_id","changed_by") REFERENCES "public"."accounts"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "impostor_measurements_by_model" ON "impostor_measurements" USING btree ("organization_id","model_id","model_version","measured_at");