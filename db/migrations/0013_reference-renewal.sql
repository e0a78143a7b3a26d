ALTER TABLE "recognition_settings" ADD COLUMN "student_months" integer;--> statement-breakpoint
ALTER TABLE "recognition_settings" ADD COLUMN "employee_months" integer;