import { Fact } from 'backstage-plugin-backups-node';
import { BackupJobInput } from './BackupJobInput';
import { copyDoubt } from './copyDoubt';
import { scriptOf } from './scriptOf';
import { dataMounts } from './dataMounts';
import { recogniseTool } from './backupTools';
import { understandJob, jobPlan } from './jobPlan';
import { runsUnseenScript } from './runsUnseenScript';
import { mayCopyFact } from './jobMayCopy';

/**
 * Looks whether a workload is somebody's own backup. A CronJob of which it can
 * be seen what it copies is a plan, by its own word; anything else that looks
 * like a backup may copy what it mounts, or asks.
 */
export function observeBackupJob(input: BackupJobInput): Fact[] {
  const { object, reference, workload } = input;
  const script = scriptOf(workload);
  const mounts = dataMounts(workload, input.volumes);
  const recognised = recogniseTool({
    name: reference.name,
    images: script.images,
    script: script.text,
    isJob: object.kind === 'CronJob',
    onlyReads: mounts.some(mount => mount.readOnly),
    runsUnseen: runsUnseenScript(workload),
  });
  if (!recognised) return [];
  const isJob = object.kind === 'CronJob';
  const doubt = isJob ? copyDoubt(recognised, mounts, script) : undefined;
  if (recognised.command !== undefined && isJob && doubt === undefined) {
    const { sources, ...place } = understandJob(
      recognised,
      mounts,
      script,
      input,
    );
    if (sources) {
      return sources.map(source => jobPlan(source, recognised, place, input));
    }
  }
  const fact = mayCopyFact(recognised, mounts, script, input, doubt);
  const reach = [fact.items, fact.folders, fact.nodePaths, fact.hosts];
  return reach.some(found => found.length > 0) ? [fact] : [];
}
