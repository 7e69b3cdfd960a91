import type { RunbookStep } from 'backstage-plugin-backups-common';
import { prose, run } from 'backstage-plugin-backups-common';
import {
  DELETE_STALE_JOURNALS,
  JOURNALS_TOGETHER,
} from 'backstage-plugin-backups-node';
import type { Situation } from './Situation';
import { DATASET, MISSING_PATH, RESTORE_TASK, midclt } from './Situation';

function taskName({ value }: Situation) {
  return value.description ?? String(value.taskId);
}

/** What the next run of a task does to its copy. Source: rclone's `sync` and `copy`. */
function nextRunOf({ value }: Situation) {
  return value.transferMode === 'COPY'
    ? prose`Its copy has no history: its next run would overwrite there what was changed here.`
    : prose`Its copy has no history: its next run would delete there what is missing here.`;
}

/** The damage is not copied over the only copy there is. */
export function pauseTask(situation: Situation): RunbookStep {
  const { value } = situation;
  return {
    id: `truenas/pause/${value.server}/${value.taskId}`,
    // Before everything else: the next run makes the copy like the damage.
    phase: 'keep',
    title: prose`On the NAS ${
      value.server
    }, as root: switch off the task ${taskName(situation)}.`,
    why: nextRunOf(situation),
    commands: [
      run(
        ...midclt(
          'cloudsync.update',
          String(value.taskId),
          '{"enabled": false}',
        ),
      ),
      run(...midclt('cloudsync.get_instance', String(value.taskId))),
    ],
    expect: prose`${'"enabled": false'}, and no ${'job'} in state ${'RUNNING'}.`,
    otherwise: prose`It runs: stop it with ${`midclt call cloudsync.abort ${value.taskId}`}.`,
  };
}

/** The way back. */
export function keepDataset({ path, request }: Situation): RunbookStep {
  return {
    id: `truenas/keep/${path}`,
    phase: 'keep',
    title: prose`Keep ${path} as it is now. This is your way back.`,
    why: prose`Older snapshots that ${'zfs list -t snapshot'} shows may already have what you miss: then you need no copy at all, look in ${`${path}/.zfs/snapshot`}.`,
    commands: [
      run('zfs', 'snapshot', {
        parts: [DATASET, `@before-${request.tag}`],
      }),
      run('ls', `${path}/.zfs/snapshot`),
    ],
    expect: prose`${`before-${request.tag}`} among the snapshots.`,
    otherwise: prose`If the dataset still exists, stop here: nothing below can be undone without it. If it is gone, make it again first, empty.`,
  };
}

/** TrueNAS makes a task that pulls, disabled, beside the one that pushes. */
export function bringBack(situation: Situation): RunbookStep[] {
  const { value, restored, request } = situation;
  const keepsAll = value.transferMode === 'COPY';
  return [
    {
      id: `truenas/restore/${value.server}/${value.taskId}`,
      phase: 'beside',
      title: prose`Make a task that brings the copy back into the new folder ${restored}.`,
      why: prose`TrueNAS decrypts it by itself, where the task encrypts.`,
      commands: [
        run('mkdir', '-p', restored),
        run('df', '-h', restored),
        run(
          ...midclt(
            'cloudsync.restore',
            String(value.taskId),
            JSON.stringify({
              description: `Restore ${request.tag}`,
              transfer_mode: 'COPY',
              path: restored,
            }),
          ),
        ),
      ],
      expect: prose`A task with an ${'id'}: the next step needs this number. Before it, the room that the pool has.`,
      otherwise: prose`No room on the pool: bring back a part with rclone on another machine.`,
    },
    {
      id: `truenas/run/${value.server}/${value.taskId}`,
      phase: 'beside',
      title: prose`Run that task.`,
      commands: [
        run(...midclt('cloudsync.sync', RESTORE_TASK)),
        run(...midclt('cloudsync.get_instance', RESTORE_TASK)),
      ],
      expect: prose`The number of a job. Repeat the last line until ${'job'} has state ${'SUCCESS'}.`,
      otherwise: prose`${'FAILED'} names the reason.`,
    },
    {
      id: `truenas/look/${restored}`,
      phase: 'beside',
      title: prose`Look at what came back.`,
      commands: [
        {
          kind: 'run',
          pipeline: [
            ['find', situation.restoredFolder, '-type', 'f'],
            ['wc', '-l'],
          ],
        },
        run('du', '-sh', situation.restoredFolder),
        run('ls', '-la', situation.restoredFolder),
      ],
      expect: keepsAll
        ? prose`Files, as many as you remember or more: what was deleted on the NAS since is still in the copy.`
        : prose`Files, as many as you remember.`,
      otherwise: prose`No files, or far too few: stop here. ${[
        {
          text: keepsAll
            ? 'The copy holds everything that was ever copied, as each file was when it was last copied'
            : 'The copy holds what its last run saw, the damage included',
        },
      ]}; the bucket may keep older versions.`,
    },
  ];
}

/** Single files, over nothing that is there. */
export function copyMissing(situation: Situation): RunbookStep[] {
  const { folder, restoredFolder } = situation;
  return [
    {
      id: `truenas/compare/${folder}`,
      phase: 'restore',
      title: prose`See what is missing.`,
      commands: [run('diff', '-rq', restoredFolder, folder)],
      expect: prose`${`Only in ${restoredFolder}`}: these are missing. The command ends with an error code where there are differences.`,
    },
    {
      id: `truenas/copy/${folder}`,
      phase: 'restore',
      title: prose`Copy them back. What is there already is not touched.`,
      why: JOURNALS_TOGETHER,
      commands: [
        run(
          'rsync',
          '-a',
          '--ignore-existing',
          '--relative',
          { parts: [`${restoredFolder}/./`, MISSING_PATH] },
          `${folder}/`,
        ),
        run('ls', '-la', { parts: [`${folder}/`, MISSING_PATH] }),
      ],
      expect: prose`The files. Cloud storage keeps no owners: set them with ${'chown'} as the files beside them have them.`,
    },
  ];
}

/** Everything, over what is there. */
export function copyAll({ folder, restoredFolder }: Situation): RunbookStep {
  return {
    id: `truenas/pour/${folder}`,
    phase: 'swap',
    title: prose`Copy everything back into ${folder}.`,
    destroys: prose`The present version of every file in ${folder} that is also in the copy, and the journals of databases among them. Only the snapshot has that.`,
    why: prose`Files that were made since stay where they are.`,
    commands: [
      {
        kind: 'run',
        pipeline: [
          ['sh', '-c', 'cd "$1" && find . -type f', 'copy', restoredFolder],
          ['sh', '-c', `cd "$1" && ${DELETE_STALE_JOURNALS}`, 'copy', folder],
        ],
      },
      run('rsync', '-a', `${restoredFolder}/`, `${folder}/`),
      run('ls', '-la', folder),
    ],
    expect: prose`The files. Cloud storage keeps no owners: set them with ${'chown'} as they were.`,
  };
}

/** The task copies again, when what is there is good. */
export function resumeTask(situation: Situation): RunbookStep {
  const { value, request } = situation;
  const { taskId } = value;
  return {
    id: `truenas/resume/${value.server}/${taskId}`,
    phase: 'put-back',
    title: request.plan.suspended
      ? prose`Leave the task ${taskName(
          situation,
        )} switched off: it was before.`
      : prose`Switch the task ${taskName(situation)} on again.`,
    why: request.plan.suspended
      ? undefined
      : prose`Only when the data is good: its next run makes the copy like it.`,
    commands: request.plan.suspended
      ? []
      : [
          run(
            ...midclt('cloudsync.update', String(taskId), '{"enabled": true}'),
          ),
        ],
  };
}

/** Takes away what was made on the way. */
export function tidyUp(situation: Situation): RunbookStep {
  const { restored } = situation;
  return {
    id: `truenas/tidy/${restored}`,
    phase: 'clean-up',
    title: prose`Take away the restore task. The folder ${restored} stays until you delete it.`,
    commands: [run(...midclt('cloudsync.delete', RESTORE_TASK))],
    expect: prose`${'true'}. The task that makes the copies is another one.`,
  };
}
