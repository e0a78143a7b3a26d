import { MissingPage } from "@/components/shell/missing-page";

/** Within the shell, so that the navigation stays. */
export default function StaffNotFound() {
  return <MissingPage />;
}
