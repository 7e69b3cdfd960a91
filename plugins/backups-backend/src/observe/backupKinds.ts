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
const NO_VOLUME =
  /etcd|controlplane|ddos|imagemirror|coredump|heapdump|threaddump/;

/** What makes another one of something, as a word of a name. */
const COPYING = new Set([
  'archival',
  'archive',
  'copy',
  'dump',
  'failover',
  'mirror',
  'protection',
  'recovery',
  'replication',
]);

/** What is copied, before one of {@link COPYING}. */
const DATA = new Set([
  'app',
  'application',
  'data',
  'dataset',
  'namespace',
  'pvc',
  'share',
  'storage',
  'volume',
  'workload',
]);

/** What has it done, after one of {@link COPYING}. */
const ORDER = new Set([
  'job',
  'pair',
  'plan',
  'point',
  'policy',
  'relationship',
  'request',
  'run',
  'schedule',
  'session',
  'task',
]);

/** Names of a site that takes over: `DRPlan`, `DisasterRecoveryPolicy`. */
const TAKEOVER = new Set(['dr', 'disaster']);

/** Groups of services in a cloud, which are no volumes of a cluster. */
const CLOUD =
  /(^|\.)(upbound\.io|crossplane\.io|services\.k8s\.aws|azure\.com|cnrm\.cloud\.google\.com)$/;

/** `ReplicationPolicy`, `ArchiveJob`, `VolumeMirror`; no `CephRBDMirror`, no `FailoverQuorum`. */
function namesCopying(words: readonly string[]): boolean {
  if (words.some(word => TAKEOVER.has(word))) return true;
  return words.some(
    (word, index) =>
      COPYING.has(word) &&
      (words.length === 1 ||
        DATA.has(words[index - 1]) ||
        ORDER.has(words[index + 1])),
  );
}

/**
 * @param kind - of a custom resource, for instance `ScheduledBackup`
 * @param group - of its API
 * @returns whether an API with such a kind may copy something
 */
export function looksLikeBackups(kind: string, group: string): boolean {
  const words = wordsOf(kind);
  const flat = words.join('');
  if (NO_VOLUME.test(flat)) return false;
  if (COPY.test(flat) || flat === 'schedule') return true;
  return !CLOUD.test(group) && namesCopying(words);
}

/** Tools that copy volumes, as they stand in names of APIs. */
const TOOL =
  /restic|borg|kopia|duplicati|duplicacy|duplicity|rclone|velero|kasten|kanister|cloudcasa|kubestash|k8up|disasterrecovery/;

/**
 * @param group - of an API, for instance `backup.example.com`
 * @returns whether it is called after copies, or after a tool that makes them
 */
export function isNamedAfterCopies(group: string): boolean {
  const words = wordsOf(group);
  const flat = words.join('');
  if (NO_VOLUME.test(flat)) return false;
  if (COPY.test(flat) || TOOL.test(flat)) return true;
  // The first part of it names the system; what follows, who makes it.
  return !CLOUD.test(group) && namesCopying(wordsOf(group.split('.')[0]));
}
