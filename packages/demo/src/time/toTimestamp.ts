/**
 * @param seconds - since the epoch
 * @returns the instant as Kubernetes writes it: UTC, whole seconds
 */
export function toTimestamp(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
}
