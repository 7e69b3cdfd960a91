import { ParsedWorkload } from './parseWorkload';

/** Names of the volumes that containers mount: those one may write to, and the others. */
export function mountsOf(workload: ParsedWorkload): {
  written: Set<string>;
  read: Set<string>;
} {
  const { containers, initContainers } = workload.template.spec;
  const all = [...(containers ?? []), ...(initContainers ?? [])];
  const mounts = all.flatMap(container => container.volumeMounts ?? []);
  const devices = all.flatMap(container => container.volumeDevices ?? []);
  return {
    written: new Set(
      [...mounts.filter(mount => !mount.readOnly), ...devices].map(
        mount => mount.name,
      ),
    ),
    read: new Set(
      mounts.filter(mount => mount.readOnly).map(mount => mount.name),
    ),
  };
}
