CREATE TABLE "enrolment_links" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "enrolment_links_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "enrolment_links_token" UNIQUE("organization_id","token_hash")
);
--> statement-breakpoint
CREATE TABLE "enrolment_reviews" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"source" text NOT NULL,
	"resembles_id" uuid,
	"consent_id" uuid NOT NULL,
	"model_id" text NOT NULL,
	"model_version" text NOT NULL,
	"sealed" "bytea",
	"word" text NOT NULL,
	"state" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"reason" text,
	CONSTRAINT "enrolment_reviews_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "lookalike_pairs" (
	"organization_id" uuid NOT NULL,
	"first_id" uuid NOT NULL,
	"second_id" uuid NOT NULL,
	"noted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "lookalike_pairs_organization_id_first_id_second_id_pk" PRIMARY KEY("organization_id","first_id","second_id")
);
--> statement-breakpoint
ALTER TABLE "face_templates" ADD COLUMN "source" text DEFAULT 'capture' NOT NULL;--> statement-breakpoint
ALTER TABLE "enrolment_links" ADD CONSTRAINT "enrolment_links_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolment_links" ADD CONSTRAINT "enrolment_links_organization_id_person_id_persons_organization_id_id_fk" FOREIGN KEY ("organization_id","person_id") REFERENCES "public"."persons"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolment_links" ADD CONSTRAINT "enrolment_links_organization_id_created_by_accounts_organization_id_id_fk" FOREIGN KEY ("organization_id","created_by") REFERENCES "public"."accounts"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolment_reviews" ADD CONSTRAINT "enrolment_reviews_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolment_reviews" ADD CONSTRAINT "enrolment_reviews_organization_id_person_id_persons_organization_id_id_fk" FOREIGN KEY ("organization_id","person_id") REFERENCES "public"."persons"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolment_reviews" ADD CONSTRAINT "enrolment_reviews_organization_id_resembles_id_persons_organization_id_id_fk" FOREIGN KEY ("organization_id","resembles_id") REFERENCES "public"."persons"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolment_reviews" ADD CONSTRAINT "enrolment_reviews_organization_id_consent_id_consents_organization_id_id_fk" FOREIGN KEY ("organization_id","consent_id") REFERENCES "public"."consents"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolment_reviews" ADD CONSTRAINT "enrolment_reviews_organization_id_decided_by_accounts_organization_id_id_fk" FOREIGN KEY ("organization_id","decided_by") REFERENCES "public"."accounts"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lookalike_pairs" ADD CONSTRAINT "lookalike_pairs_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lookalike_pairs" ADD CONSTRAINT "lookalike_pairs_organization_id_first_id_persons_organization_id_id_fk" FOREIGN KEY ("organization_id","first_id") REFERENCES "public"."persons"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lookalike_pairs" ADD CONSTRAINT "lookalike_pairs_organization_id_second_id_persons_organization_id_id_fk" FOREIGN KEY ("organization_id","second_id") REFERENCES "public"."persons"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "enrolment_links_by_person" ON "enrolment_links" USING btree ("organization_id","person_id");--> statement-breakpoint
CREATE INDEX "enrolment_reviews_by_state" ON "enrolment_reviews" USING btree ("organization_id","state","created_at");--> statement-breakpoint
CREATE INDEX "enrolment_reviews_by_person" ON "enrolment_reviews" USING btree ("organization_id","person_id");--> statement-breakpoint
CREATE INDEX "lookalike_pairs_by_second" ON "lookalike_pairs" USING btree ("organization_id","second_id");