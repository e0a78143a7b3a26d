import { notFound } from "next/navigation";
import { Problem } from "@/lib/server/problem";

/** A service's value for a page; what is not there, or not the actor's to see, is the not-found page. */
export async function orNotFound<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Problem && error.code === "not_found") notFound();
    throw error;
  }
}
