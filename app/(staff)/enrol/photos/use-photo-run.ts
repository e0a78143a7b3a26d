import { useRef, useState } from "react";
import { useEmbedders } from "@/components/capture/embedder-choice";
import { type PhotoReading, readPhoto } from "@/components/enrolment/read-photo";
import { CONSENT_TEXT_VERSION, type PhotoEnrolmentOutcome } from "@/lib/contracts/enrolment";
import type { ModelName } from "@/lib/domain/embedder-model";
import { matchPhoto, type PhotoCandidate } from "@/lib/domain/photo-match";
import type { Language } from "@/lib/i18n/language";
import { createVisionClient } from "@/lib/vision/client";
import { enrolPhotosAction } from "../actions";

export type Candidate = PhotoCandidate & { hasReference: boolean };

type Stored = Extract<PhotoEnrolmentOutcome, { kind: "done" }>["photos"][number]["result"];

/** One file: whom it shows by its name, what was read of it, and what came of it. */
export type PhotoRow = {
  file: string;
  person: Candidate | null;
  reading: PhotoReading | { kind: "second_photo" } | { kind: "no_person" };
  result: Stored | null;
};

/** Where the work stands. `failed` keeps every row: what was not stored can be sent again. */
export type PhotoRun =
  | { kind: "choosing" }
  | { kind: "reading"; done: number; of: number }
  | { kind: "read" }
  | { kind: "sending"; done: number; of: number }
  | { kind: "stored" }
  | { kind: "failed"; reason: "reading" | "sending" | "model" };

export type PhotoConsent = { language: Language; givenBy: "self" | "guardian"; giverName: string };

const BATCH = 20;

/** Reads a pile of photos in this browser and sends their numbers, in batches, with what became of each. */
export function usePhotoRun(people: readonly Candidate[]) {
  const [run, setRun] = useState<PhotoRun>({ kind: "choosing" });
  const [rows, setRows] = useState<PhotoRow[]>([]);
  const stopped = useRef(false);
  const model = useRef<ModelName>(null);
  const embedders = useEmbedders();

  async function read(files: readonly File[]) {
    stopped.current = false;
    const found: PhotoRow[] = [];
    setRows([]);
    setRun({ kind: "reading", done: 0, of: files.length });
    const client = createVisionClient(embedders);
    try {
      model.current = (await client.load()).embedder;
      for (const [index, file] of files.entries()) {
        if (stopped.current) break;
        const person = matchPhoto(file.name, people);
        const isSecond = person !== null && found.some((row) => row.person?.id === person.id);
        const reading: PhotoRow["reading"] = !person
          ? { kind: "no_person" }
          : isSecond
            ? { kind: "second_photo" }
            : await readPhoto(client, file);
        found.push({ file: file.webkitRelativePath || file.name, person, reading, result: null });
        setRows([...found]);
        setRun({ kind: "reading", done: index + 1, of: files.length });
      }
      setRun({ kind: "read" });
    } catch {
      setRun({ kind: "failed", reason: "reading" });
    } finally {
      client.close();
    }
  }

  async function send(consent: PhotoConsent) {
    const open = rows.flatMap(({ person, reading, result }) =>
      person && reading.kind === "ready" && result === null
        ? [{ personId: person.id, embedding: reading.embedding, quality: reading.quality }]
        : [],
    );
    const { giverName, ...paper } = consent;
    for (let at = 0; at < open.length; at += BATCH) {
      setRun({ kind: "sending", done: at, of: open.length });
      const reply = await enrolPhotosAction({
        modelId: model.current?.modelId ?? "",
        modelVersion: model.current?.modelVersion ?? "",
        consent: { ...paper, textVersion: CONSENT_TEXT_VERSION },
        photos: open.slice(at, at + BATCH).map((photo) => ({ ...photo, giverName })),
      }).catch(() => null);
      if (!reply?.ok) return setRun({ kind: "failed", reason: "sending" });
      if (reply.value.kind !== "done") return setRun({ kind: "failed", reason: "model" });
      const results = new Map(reply.value.photos.map((photo) => [photo.personId, photo.result]));
      setRows((before) =>
        before.map((row) => ({ ...row, result: row.result ?? results.get(row.person?.id ?? "") ?? null })),
      );
    }
    setRun({ kind: "stored" });
  }

  const stop = () => {
    stopped.current = true;
  };
  return { run, rows, read, send, stop };
}
