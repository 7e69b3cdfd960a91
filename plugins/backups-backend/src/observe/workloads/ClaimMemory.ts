import { ItemFact, KubernetesObject } from 'backstage-plugin-backups-node';
import { sameDocument } from '../../compare/sameDocument';
import { VolumePlace } from './claimFacts';

/** What a claim was understood as. */
interface UnderstoodClaim {
  item: ItemFact;
  malformed: boolean;
}

interface Recollection {
  cluster: string;
  volumesRead: boolean;
  place: VolumePlace | undefined;
  claim: UnderstoodClaim;
}

/** Understands each claim once, until it or the volume behind it changes. */
export class ClaimMemory {
  readonly #known = new WeakMap<KubernetesObject, Recollection>();

  /**
   * @param volumes - `undefined`: PersistentVolumes were not read
   * @param understand - depends on the claim, its volume and on nothing else
   * @returns an item of its own, to which what mounts it may be added
   */
  recall(
    cluster: string,
    object: KubernetesObject,
    volumes: ReadonlyMap<string, VolumePlace> | undefined,
    understand: () => UnderstoodClaim,
  ): UnderstoodClaim {
    const place = volumes?.get(volumeNameOf(object) ?? '');
    const volumesRead = volumes !== undefined;
    let known = this.#known.get(object);
    if (
      known?.cluster !== cluster ||
      known.volumesRead !== volumesRead ||
      !sameDocument(known.place, place)
    ) {
      known = { cluster, volumesRead, place, claim: understand() };
      this.#known.set(object, known);
    }
    const { item, malformed } = known.claim;
    return {
      malformed,
      item: { ...item, mountedBy: [], aliases: [...item.aliases] },
    };
  }
}

function volumeNameOf({ spec }: KubernetesObject): string | undefined {
  const name = (spec as { volumeName?: unknown } | undefined)?.volumeName;
  return typeof name === 'string' ? name : undefined;
}
