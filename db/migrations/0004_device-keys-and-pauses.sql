ALTER TABLE "devices" ADD COLUMN "new_key_asked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "devices" ADD COLUMN "previous_kid" text;--> statement-breakpoint
ALTER TABLE "devices" ADD COLUMN "previous_public_key" jsonb;--> statement-breakpoint
ALTER TABLE "devices" ADD COLUMN "misses_in_row" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "devices" ADD COLUMN "paused_until" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "devices_by_previous_kid" ON "devices" USING btree ("organization_id","previous_kid");