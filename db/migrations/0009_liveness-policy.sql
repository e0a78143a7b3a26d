ALTER TABLE "attestations" ADD COLUMN "steps" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "attestations" ADD COLUMN "hints" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "attestations" ADD COLUMN "camera_hash" text;--> statement-breakpoint
ALTER TABLE "attestations" ADD COLUMN "trace_shape" jsonb;--> statement-breakpoint
ALTER TABLE "challenges" ADD COLUMN "colours" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "challenges" ADD COLUMN "instead" uuid;--> statement-breakpoint
ALTER TABLE "challenges" ADD COLUMN "replacements" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "liveness_policy" jsonb;