ALTER TABLE "enrolment_reviews" ADD COLUMN "sides" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "face_templates" ADD COLUMN "word" text;--> statement-breakpoint
UPDATE "enrolment_reviews" SET "word" = 'usable' WHERE "word" = 'fair';
