"use client";

import type { ReactNode, RefObject } from "react";
import { classNames } from "@/components/ui/class-names";
import type { FaceTrack } from "@/lib/domain/roll-call/face-tracks";
import { MOST_FACES } from "@/lib/domain/roll-call/room-sighting";
import type { FaceState } from "./roll-call-state";

/** A face to be drawn: where it is, how it stands, and what is written at it. */
export type DrawnFace = { track: FaceTrack; state: FaceState; label: string };

type RoomPictureProps = {
  video: RefObject<HTMLVideoElement | null>;
  /** Of the frame, pixels; null before the first one. */
  size: { width: number; height: number } | null;
  faces: readonly DrawnFace[];
  children?: ReactNode;
};

/** Nearer to an edge of the picture than this share of it, a name is written on the other side of the frame. */
const EDGE = 0.15;

const FRAMES: Record<FaceState["kind"], string> = {
  named: "border-2 border-[#6fe0a6]",
  open: "border-2 border-dashed border-[#ffc45e]",
  waiting: "border border-white/80",
  ignored: "border border-dotted border-white/60",
};

/** The room as the camera sees it, not mirrored, with a frame around each face. The lists beside it say the same in words. */
export function RoomPicture({ video, size, faces, children }: RoomPictureProps) {
  return (
    <div
      className="relative aspect-video overflow-hidden rounded-panel bg-black"
      style={size ? { aspectRatio: `${size.width} / ${size.height}` } : undefined}
    >
      <video
        ref={video}
        muted
        playsInline
        aria-hidden="true"
        tabIndex={-1}
        className="absolute inset-0 size-full object-contain"
      />
      {size && (
        <div aria-hidden="true" dir="ltr">
          {faces.slice(0, 2 * MOST_FACES).map(({ track, state, label }) => (
            <FaceFrame key={track.id} box={track.box} size={size} state={state} label={label} />
          ))}
        </div>
      )}
      {children}
    </div>
  );
}

type FaceFrameProps = {
  box: FaceTrack["box"];
  size: { width: number; height: number };
  state: FaceState;
  label: string;
};

/** The place is the picture's, whatever the direction of the text: left stays left. */
function FaceFrame({ box, size, state, label }: FaceFrameProps) {
  const middle = (box.x + box.width / 2) / size.width;
  const isLow = (box.y + box.height) / size.height > 1 - EDGE;
  const share = (part: number, whole: number) => `${(100 * part) / whole}%`;
  return (
    <div
      className={classNames("absolute rounded-lg transition-[left,top] duration-200", FRAMES[state.kind])}
      style={{
        left: share(box.x, size.width),
        top: share(box.y, size.height),
        width: share(box.width, size.width),
        height: share(box.height, size.height),
      }}
    >
      {label && (
        <span
          dir="auto"
          className={classNames(
            "absolute w-max max-w-[max(100%,7rem)] truncate rounded bg-black/75 px-1.5 text-white text-xs leading-5 sm:text-sm",
            isLow ? "bottom-full mb-0.5" : "top-full mt-0.5",
            middle < EDGE ? "left-0" : middle > 1 - EDGE ? "right-0" : "left-1/2 -translate-x-1/2",
          )}
        >
          {label}
        </span>
      )}
    </div>
  );
}
