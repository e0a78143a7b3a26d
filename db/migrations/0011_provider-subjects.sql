ALTER TABLE "accounts" ADD COLUMN "oidc_subject" text;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_oidc_subject" UNIQUE("organization_id","oidc_subject");