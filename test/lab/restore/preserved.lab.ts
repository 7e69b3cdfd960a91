import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { proseText } from 'backstage-plugin-backups-common';
import { LabFolder } from '../machine/LabFolder';
import { tool } from '../machine/tools';
import type { HardEntry } from './HardTree';
import { growHardTree, hardEntriesOf, lostFacts } from './HardTree';
import { JobCluster, USER } from './JobCluster';
import { NAMESPACE, SECRET, CLAIM, runbookOf } from './volSyncCopy';

const OTHER_USER = 1001;
const PASSWORD = 'correct horse';
const IDENTITY = `${CLAIM}@${NAMESPACE}:/data`;

const USERS = {
  'its own user': {
    runAsUser: USER,
    runAsGroup: USER,
    fsGroup: USER,
  },
  root: { runAsUser: 0, runAsGroup: 0 },
};

const MOVERS = {
  kopia: {
    template: { KOPIA_REPOSITORY: 'filesystem:///mnt/repository' },
    secret: { KOPIA_PASSWORD: PASSWORD },
    copy: `
      export HOME=/tmp KOPIA_CHECK_FOR_UPDATES=false
      kopia repository create filesystem --path=/repository &&
      kopia snapshot create /data --override-source=${IDENTITY}`,
  },
  restic: {
    template: { RESTIC_REPOSITORY: '/mnt/repository' },
    secret: { RESTIC_PASSWORD: PASSWORD, RESTIC_REPOSITORY: '/mnt/repository' },
    copy: `
      export HOME=/tmp RESTIC_REPOSITORY=/repository
      restic init && cd /data && restic backup --host volsync .`,
  },
};

const FIELDS = {
  IMAGE: 'docker.io/library/busybox:1.36',
  KOPIA_IMAGE: 'docker.io/kopia/kopia:0.23.1',
  RESTIC_IMAGE: 'docker.io/restic/restic:0.18.1',
  SNAPSHOT_CLASS: 'csi',
  STORAGE_CLASS: 'ceph-block',
};

/** Two names of one file become two files. */
const LINKED = ['config/app.linked', 'config/app.db'];

const CASES = (['kopia', 'restic'] as const).flatMap(mover =>
  (['root', 'its own user'] as const).map(user => ({ mover, user })),
);

describe.each(CASES)(
  'a volume that $mover copies as $user',
  ({ mover, user }) => {
    const { template, secret, copy } = MOVERS[mover];
    const securityContext = USERS[user];
    const copied = {
      spec: {
        [mover]: {
          repository: SECRET,
          copyMethod: 'Snapshot',
          moverSecurityContext: securityContext,
          moverVolumes: [
            {
              mountPath: 'repository',
              volumeSource: { nfs: { server: 'nas.lan', path: '/share' } },
            },
          ],
        },
      },
      template,
    };
    let share: LabFolder;
    let cluster: JobCluster;
    let before: Map<string, HardEntry>;

    beforeAll(async () => {
      share = new LabFolder('share');
      chmodSync(share.path, 0o777);
      cluster = await JobCluster.start(copied, {
        share: ['nas.lan:/share', share.path],
        programs: { [mover]: tool(mover).path },
        sheet: 'paper',
      });
      await cluster.knowSecret(secret);
      const volume = cluster.damage({});
      growHardTree(volume, USER, OTHER_USER);
      before = hardEntriesOf(volume);
      await cluster.runMover({ image: mover, script: copy, securityContext });
    });
    afterAll(async () => {
      await cluster?.stop();
      share?.remove();
    });

    /** A name that is left out keeps all of it. */
    const LOST: Record<typeof mover, Record<typeof user, object>> = {
      kopia: {
        root: { names: LINKED, changedAt: ['config'] },
        'its own user': {
          names: LINKED,
          changedAt: ['.', 'config'],
          // Made by the storage driver for the pod's group.
          mode: ['.'],
          owner: ['.', 'config/other.conf'],
        },
      },
      restic: {
        root: {
          changedAt: ['.'],
          mode: ['.'],
          owner: ['.'],
          isSparse: ['sparse.img'],
        },
        'its own user': {
          changedAt: ['.'],
          mode: ['.'],
          owner: ['.', 'config/other.conf'],
          isSparse: ['sparse.img'],
        },
      },
    };

    /** What the page says of a file of another user, and whose it is then. */
    const OTHERS_FILE: Record<typeof user, { said: string; owner: string }> = {
      root: {
        said: 'Files belong to the users that they had.',
        owner: `${OTHER_USER}:${USER}`,
      },
      'its own user': {
        said: `The Job runs as user ${USER}`,
        owner: `${USER}:${USER}`,
      },
    };

    it('comes back by a plain Job into a new claim, but for what the page says', async () => {
      const runbook = runbookOf(copied, {
        scenario: 'cluster-gone',
        way: 'job',
        tag: 'anew',
      });
      await cluster.loseVolume();
      await cluster.desk.follow(runbook, { ...FIELDS, SNAPSHOT: 'latest' });
      const after = hardEntriesOf(cluster.volume);
      expect(lostFacts(before, after)).toEqual(LOST[mover][user]);
      const { expect: seen = [] } =
        runbook.steps.find(({ id }) => /^(kopia|restic)\/job\//.test(id)) ?? {};
      const said = proseText(seen);
      expect(said).toContain(OTHERS_FILE[user].said);
      expect(after.get('config/other.conf')?.owner).toBe(
        OTHERS_FILE[user].owner,
      );
      expect(said.includes('top folder belongs to root')).toBe(
        after.get('.')?.owner === '0:0',
      );
    });

    it('comes back by a plain Job into its own claim, whose owners all stay', async () => {
      const volume = cluster.damage({});
      growHardTree(volume, USER, OTHER_USER);
      for (const name of ['run.sh', 'link', 'two\nlines.txt']) {
        rmSync(join(volume, name));
      }
      writeFileSync(join(volume, 'config/private.key'), 'damaged');
      await cluster.desk.follow(
        runbookOf(copied, { scenario: 'volume-lost', way: 'job', tag: 'lost' }),
        { ...FIELDS, SNAPSHOT: 'latest' },
        ({ phase, id }) => phase !== 'undo' && !id.includes('before'),
      );
      expect(lostFacts(before, hardEntriesOf(volume))).toEqual(
        user === 'root'
          ? { changedAt: [mover === 'kopia' ? 'config' : '.'] }
          : // The pod's group has the top folder, and another user's file stays.
            { changedAt: ['.', 'config/other.conf'], mode: ['.'] },
      );
    });
  },
);
