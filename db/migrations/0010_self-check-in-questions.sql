ALTER TABLE "self_check_ins" ADD COLUMN "kid" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "self_check_ins" ADD COLUMN "public_key" jsonb;--> statement-breakpoint
ALTER TABLE "self_check_ins" ADD COLUMN "steps" jsonb;--> statement-breakpoint
ALTER TABLE "self_check_ins" ADD COLUMN "challenge_expires_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "self_check_ins" ADD COLUMN "body_sha256" text;--> statement-breakpoint
ALTER TABLE "self_check_ins" ADD COLUMN "outcome" json;