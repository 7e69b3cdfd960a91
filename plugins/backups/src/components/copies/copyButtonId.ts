/**
 * Id of the button that opens a copy's side panel. The focus returns there.
 *
 * @param planId - id of the plan
 */
export function copyButtonId(planId: string): string {
  return `backups-copy-${planId}`;
}
