/** A tool that people run in a workload of their own to copy what it mounts or asks for. */
export interface BackupTool {
  /** Its command, as people write it. */
  name: string;
  /** Images that hold it. */
  image: RegExp;
  /** A command that makes a copy; absent: what it copies is in a configuration of its own. */
  copies?: RegExp;
  /** A command that may make a copy, and is not looked into. */
  mayCopy?: RegExp;
  /** What it copies: files that are mounted, or a database that is asked. */
  of: 'files' | 'database';
}

/** A command on one line of a script: up to the next command. */
function command(words: string): RegExp {
  return new RegExp(`(?:^|[\\s;&|("'/])${words}`, 'm');
}

const REST = '[^\\n;&|]*';

/**
 * Tools in the order in which they are looked for: what runs another comes
 * first. Source: their manuals, names of published images.
 */
const TOOLS: readonly BackupTool[] = [
  { name: 'resticprofile', image: /resticprofile/, of: 'files' },
  { name: 'backrest', image: /(?<!pg)backrest(?![a-z])/, of: 'files' },
  { name: 'autorestic', image: /autorestic/, of: 'files' },
  { name: 'borgmatic', image: /borgmatic/, of: 'files' },
  { name: 'duplicati', image: /duplicati/, of: 'files' },
  { name: 'duplicacy', image: /duplicacy/, of: 'files' },
  { name: 'duplicity', image: /duplicity/, of: 'files' },
  { name: 'docker-volume-backup', image: /volume-backup/, of: 'files' },
  { name: 'UrBackup', image: /urbackup/, of: 'files' },
  { name: 'Zerobyte', image: /zerobyte/, of: 'files' },
  { name: 'litestream', image: /litestream/, of: 'files' },
  { name: 'Syncthing', image: /syncthing/, of: 'files' },
  { name: 'Resilio Sync', image: /resilio/, of: 'files' },
  { name: 'databasus', image: /databasus|postgresus/, of: 'database' },
  { name: 'pgBackWeb', image: /pgbackweb/, of: 'database' },
  {
    name: 'a database backup',
    image:
      /(?:postgres|postgresql|pg|mysql|mariadb|mongo|mongodb|db|database)-(?:s3-)?backup/,
    of: 'database',
  },
  {
    name: 'pg_dumpall',
    image: /pg_?dumpall/,
    copies: command(`pg_dumpall\\b${REST}`),
    of: 'database',
  },
  {
    name: 'pg_dump',
    image: /pg_?dump/,
    copies: command(`pg_dump\\b${REST}`),
    of: 'database',
  },
  {
    name: 'pg_basebackup',
    image: /pg_?basebackup/,
    copies: command(`pg_basebackup\\b${REST}`),
    of: 'database',
  },
  {
    name: 'mysqldump',
    image: /mysql_?dump/,
    copies: command(`(?:mysqldump|mysqlpump|mydumper)\\b${REST}`),
    of: 'database',
  },
  {
    name: 'mariadb-dump',
    image: /mariadb-?dump/,
    copies: command(`(?:mariadb-dump|mariabackup|mariadb-backup)\\b${REST}`),
    of: 'database',
  },
  {
    name: 'mongodump',
    image: /mongo_?dump/,
    copies: command(`mongodump\\b${REST}`),
    of: 'database',
  },
  {
    name: 'restic',
    image: /restic/,
    copies: command(`restic\\b${REST}\\bbackup\\b${REST}`),
    of: 'files',
  },
  {
    name: 'rustic',
    image: /rustic/,
    copies: command(`rustic\\b${REST}\\bbackup\\b${REST}`),
    of: 'files',
  },
  {
    name: 'kopia',
    image: /kopia/,
    copies: command(`kopia\\b${REST}\\bsnap(?:shot)?\\s+create\\b${REST}`),
    of: 'files',
  },
  {
    name: 'borg',
    image: /borg/,
    copies: command(`borg\\b${REST}\\bcreate\\b${REST}`),
    of: 'files',
  },
  {
    name: 'rclone',
    image: /rclone/,
    copies: command(`rclone\\b${REST}\\b(?:sync|copy|copyto)\\b${REST}`),
    of: 'files',
  },
  {
    name: 'rsync',
    image: /rsync/,
    copies: command(`rsync\\s${REST}`),
    of: 'files',
  },
  ...[
    ['plakar', 'backup'],
    ['rdiff-backup', ''],
    ['bupstash', 'put'],
    ['bup', 'save'],
    ['tarsnap', ''],
    ['dar', '-c'],
    ['unison', ''],
    ['lsyncd', ''],
    ['s5cmd', '(?:cp|sync)'],
    ['s3cmd', '(?:put|sync)'],
    ['mc', '(?:mirror|cp)'],
    ['aws', 's3\\s+(?:cp|sync)'],
    ['b2', '(?:sync|upload-file|file\\s+upload)'],
    ['gsutil', '(?:cp|rsync)'],
    ['gcloud', 'storage\\s+(?:cp|rsync)'],
    ['azcopy', '(?:copy|sync)'],
    ['scp', ''],
    ['lftp', ''],
    ['syncoid', ''],
    ['zfs', 'send'],
    ['btrfs', 'send'],
    ['tar', '-?[a-zA-Z]*c[a-zA-Z]*|--create'],
    ['zip', ''],
    ['7z', 'a'],
  ].map(
    ([name, verb]): BackupTool => ({
      name,
      // What is called after such a tool is recognised by its command.
      image: /^$/,
      mayCopy: command(
        `${name}\\s${verb && `${REST}(?<!\\S)(?:${verb})(?!\\S)`}`,
      ),
      of: 'files',
    }),
  ),
];

/** Images that keep or show the copies of others. */
const STORES = /rest-server|exporter|browser|-ui\b/;

/** Commands that look after a repository, and copy nothing into it. */
const UPKEEP =
  /\bsync-to\b|\bmaintenance\s+(?:run|set)\b|\b(?:restic|rustic|borg)\b[^\n;&|]*\b(?:forget|prune|check|compact|unlock|rewrite)\b/;

/** A job that is called after what it does, whatever it runs. */
const CALLED_BACKUP =
  /(?:^|[-_.])(?:backups?|dumps?|snapshots?|offsite)(?:$|[-_.])/;

const OWN_SCRIPT: BackupTool = {
  name: 'a script of its own',
  image: /^$/,
  of: 'files',
};

/** What a script does that stands in another object is not read. */
export const UNSEEN_SCRIPT: BackupTool = { ...OWN_SCRIPT, name: 'a script' };

/** A tool that was recognised, and by what. */
export interface RecognisedTool {
  tool: BackupTool;
  /** The command that copies, as it is written; absent: it cannot be seen. */
  command?: string;
}

function tells(tool: BackupTool) {
  return (image: string) => tool.image.test(image) && !STORES.test(image);
}

/**
 * @param options - `images` and `script`: of all containers; `name`: of the workload
 * @returns the backup tool that a workload runs; `undefined`: it looks like none
 */
export function recogniseTool(options: {
  name: string;
  images: readonly string[];
  script: string;
  /** It runs now and then, beside the app. */
  isJob: boolean;
  /** It may not write to something that it mounts. */
  onlyReads: boolean;
  /** It runs a script that its manifest does not show. */
  runsUnseen: boolean;
}): RecognisedTool | undefined {
  const { name, script, isJob, onlyReads, runsUnseen } = options;
  for (const tool of TOOLS) {
    const found = tool.copies?.exec(script);
    if (found) return { tool, command: found[0].trim() };
  }
  // Of an image, the registry says nothing.
  const images = options.images.map(image =>
    image
      .toLowerCase()
      .replace(/@.*$/, '')
      .replace(/:[^/]*$/, ''),
  );
  if (UPKEEP.test(script)) return undefined;
  // An app packs and fetches things for itself.
  const mayCopy = TOOLS.find(tool => isJob && tool.mayCopy?.test(script));
  if (mayCopy) return { tool: mayCopy };
  for (const tool of TOOLS) {
    if (tool.mayCopy) continue;
    const named = new RegExp(`\\b${tool.name}\\b`).test(script);
    if (named || images.some(tells(tool))) return { tool };
  }
  const called = [
    name,
    ...images
      .filter(image => !STORES.test(image))
      .map(image => image.slice(image.lastIndexOf('/') + 1)),
  ];
  if (isJob && runsUnseen) return { tool: UNSEEN_SCRIPT };
  return (isJob && onlyReads) || called.some(one => CALLED_BACKUP.test(one))
    ? { tool: OWN_SCRIPT }
    : undefined;
}
