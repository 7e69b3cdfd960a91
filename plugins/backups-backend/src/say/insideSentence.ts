/**
 * Words that open a sentence of ours and are no name: any other first word may be
 * one, of an app (`radarr`), a place (`NAS`) or a kind (`Backup nightly`).
 */
const OPENING =
  /^(A|An|The|No|Nothing|It|Its|One|Two|Only|Maintenance|Unknown|We|What|Whatever|Where|Which|Backups|Copies|Snapshots|Retention|Creating|Recurring|Many|Every|Anyone|Something|If)\b/;

/** @returns a sentence as it goes on after a colon: `nothing copies radarr.` */
export function insideSentence(sentence: string): string {
  return sentence.replace(OPENING, word => word.toLocaleLowerCase('en-US'));
}
