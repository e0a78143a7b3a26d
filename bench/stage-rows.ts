import type { MeasuredImage, StageTimes } from "./harness/measured-image";
import { quantile } from "./statistics";

const STAGES: (keyof StageTimes)[] = ["read", "detect", "pad", "embed", "whole"];

/** Median and 95th percentile of each stage, milliseconds, over the images in which a face was found. */
export function stageTimes(images: readonly MeasuredImage[]) {
  const found = images.flatMap((image) => (image.kind === "measured" && image.face ? [image.times] : []));
  return STAGES.map((stage) => {
    const times = found.map((one) => one[stage]);
    return { stage, medianMs: quantile(times, 0.5), p95Ms: quantile(times, 0.95) };
  });
}

/** The same as rows for a person. */
export function stageRows(images: readonly MeasuredImage[]): [string, string][] {
  return stageTimes(images).map(({ stage, medianMs, p95Ms }) => [
    `time: ${stage}`,
    `median ${medianMs.toFixed(1)} ms, p95 ${p95Ms.toFixed(1)} ms`,
  ]);
}
