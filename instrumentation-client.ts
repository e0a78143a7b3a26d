import { makeTrustedTypesPolicy } from "@/components/shell/trusted-types";

// Next runs this file before anything else of the page: before React or a library could make script or markup from text.
makeTrustedTypesPolicy(window);
