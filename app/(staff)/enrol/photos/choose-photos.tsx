"use client";

import { type ChangeEvent, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { useText } from "@/lib/i18n/language-provider";

/** The pile of photos: single files or a whole folder, named after whom they show. */
export function ChoosePhotos({ onChosen }: { onChosen: (files: File[]) => void }) {
  const text = useText();
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);

  const choose = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const chosen = [...(currentTarget.files ?? [])].filter((file) => file.type.startsWith("image/"));
    if (chosen.length > 0) onChosen(chosen.sort((a, b) => a.name.localeCompare(b.name)));
  };

  return (
    <Panel className="grid gap-4 p-4 sm:p-6">
      <ol className="grid list-numbered gap-2 ps-5">
        <li>{text("photoEnrolment.how_name")}</li>
        <li>{text("photoEnrolment.how_read")}</li>
        <li>{text("photoEnrolment.how_consent")}</li>
      </ol>
      <p className="text-muted">{text("photoEnrolment.weaker")}</p>
      <input
        ref={files}
        type="file"
        multiple
        accept="image/*"
        onChange={choose}
        aria-label={text("photoEnrolment.choose_files")}
        className="sr-only"
        tabIndex={-1}
      />
      <input
        ref={(input) => {
          folder.current = input;
          input?.setAttribute("webkitdirectory", "");
        }}
        type="file"
        multiple
        onChange={choose}
        aria-label={text("photoEnrolment.choose_folder")}
        className="sr-only"
        tabIndex={-1}
      />
      <div className="flex flex-wrap gap-2">
        <Button tone="primary" onClick={() => files.current?.click()} className="max-sm:w-full">
          {text("photoEnrolment.choose_files")}
        </Button>
        <Button onClick={() => folder.current?.click()} className="max-sm:w-full">
          {text("photoEnrolment.choose_folder")}
        </Button>
      </div>
    </Panel>
  );
}
