CREATE TABLE "self_check_ins" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"sign_in_id" uuid NOT NULL,
	"browser_hmac" text NOT NULL,
	"nonce" text,
	"begun_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone,
	"code" text,
	"embedding_hmac" text,
	CONSTRAINT "self_check_ins_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "self_check_in" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "self_check_ins" ADD CONSTRAINT "self_check_ins_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "self_check_ins" ADD CONSTRAINT "self_check_ins_organization_id_session_id_class_sessions_organization_id_id_fk" FOREIGN KEY ("organization_id","session_id") REFERENCES "public"."class_sessions"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "self_check_ins" ADD CONSTRAINT "self_check_ins_organization_id_person_id_persons_organization_id_id_fk" FOREIGN KEY ("organization_id","person_id") REFERENCES "public"."persons"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "self_check_ins" ADD CONSTRAINT "self_check_ins_organization_id_account_id_accounts_organization_id_id_fk" FOREIGN KEY ("organization_id","account_id") REFERENCES "public"."accounts"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "self_check_ins_by_person" ON "self_check_ins" USING btree ("organization_id","session_id","person_id");--> statement-breakpoint
CREATE INDEX "self_check_ins_by_browser" ON "self_check_ins" USING btree ("organization_id","session_id","browser_hmac");--> statement-breakpoint
CREATE INDEX "self_check_ins_by_embedding" ON "self_check_ins" USING btree ("organization_id","embedding_hmac");