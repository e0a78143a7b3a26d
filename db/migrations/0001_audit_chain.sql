ALTER TABLE "audit_log" ALTER COLUMN "seq" DROP IDENTITY;--> statement-breakpoint
ALTER TABLE "audit_log" ADD COLUMN "hash" text DEFAULT '' NOT NULL;