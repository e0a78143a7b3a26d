DELETE FROM "face_templates";--> statement-breakpoint
ALTER TABLE "face_templates" ADD COLUMN "sealed" "bytea" NOT NULL;--> statement-breakpoint
ALTER TABLE "face_templates" ADD COLUMN "key_epoch" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "template_epoch" integer DEFAULT 1 NOT NULL;