/** @returns the words of a name in camel case or with dots and dashes, lower case */
export function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter(word => word !== '')
    .map(word => word.toLowerCase());
}

/** Words that name a copy, or the way back from one. */
const COPY =
  /backup|restore|snapshot|recurringjob|volumereplication|csireplication|volumemirror|volumeprotection|dataprotection|protectionpolicy|protectionplan|protectedapplication|schedulepolicy/;

/** A control plane's own, or of a network: no volume of an app is in it. */
const NO_VOLUME = /etcd|controlplane|ddos/;

/**
 * @param kind - of a custom resource, for instance `ScheduledBackup`
 * @returns whether an API with such a kind may copy something
 */
export function looksLikeBackups(kind: string): boolean {
  const flat = wordsOf(kind).join('');
  if (NO_VOLUME.test(flat)) return false;
  return COPY.test(flat) || flat === 'schedule';
}

/** Tools that copy volumes, as they stand in names of APIs. */
const TOOL =
  /restic|borg|kopia|duplicati|duplicacy|duplicity|rclone|velero|kasten|kanister|cloudcasa|kubestash|k8up|disasterrecovery/;

/**
 * @param group - of an API, for instance `backup.example.com`
 * @returns whether it is called after copies, or after a tool that makes them
 */
export function isNamedAfterCopies(group: string): boolean {
  const flat = wordsOf(group).join('');
  return !NO_VOLUME.test(flat) && (COPY.test(flat) || TOOL.test(flat));
}
