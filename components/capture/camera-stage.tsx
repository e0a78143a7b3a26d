import type { ReactNode, RefObject } from "react";
import { FaceGuide, type GuideTone } from "./face-guide";

type CameraStageProps = {
  video: RefObject<HTMLVideoElement | null>;
  tone: GuideTone;
  progress: number;
  className?: string;
  /** Drawn over the picture and the guide. */
  children?: ReactNode;
};

/** The live picture as in a mirror, under the guide. Nothing is recorded; the worker gets un-mirrored frames. */
export function CameraStage({ video, tone, progress, className = "", children }: CameraStageProps) {
  return (
    <div className={`relative overflow-hidden bg-black ${className}`}>
      <video
        ref={video}
        muted
        playsInline
        aria-hidden="true"
        tabIndex={-1}
        className="absolute inset-0 size-full -scale-x-100 object-cover"
      />
      <FaceGuide tone={tone} progress={progress} />
      {children}
    </div>
  );
}
