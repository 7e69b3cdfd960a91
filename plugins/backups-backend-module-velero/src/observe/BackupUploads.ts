import type {
  ClusterSnapshot,
  KubernetesObject,
  ResourceQuery,
} from 'backstage-plugin-backups-node';
import { objectsOf } from 'backstage-plugin-backups-node';
import { DATA_UPLOADS, POD_VOLUME_BACKUPS } from '../read/resources';
import { labelValue } from './labelValue';
import { nameKey } from './nameKey';
import { isUploadOf } from './Target';
import type { Target } from './Target';
import { uploadOf } from './uploadOf';
import type { Upload } from './uploadOf';

const NONE: readonly Upload[] = [];

/** The uploads of one Backup: there may be as many as there are volumes. */
export class BackupUploads {
  readonly all: Upload[] = [];
  readonly #byClaim = new Map<string, Upload[]>();
  readonly #unnamed: Upload[] = [];

  add(upload: Upload): void {
    this.all.push(upload);
    if (upload.claim === undefined) {
      this.#unnamed.push(upload);
      return;
    }
    const key = nameKey(upload.namespace, upload.claim);
    const known = this.#byClaim.get(key);
    if (known) known.push(upload);
    else this.#byClaim.set(key, [upload]);
  }

  /**
   * @param isFromElsewhere - of the Backup, see there
   * @returns those of this very claim
   */
  of(target: Target, isFromElsewhere: boolean): readonly Upload[] {
    const named = this.#byClaim.get(nameKey(target.namespace, target.name));
    if (!named && this.#unnamed.length === 0) return NONE;
    return [...(named ?? NONE), ...this.#unnamed].filter(upload =>
      isUploadOf(upload, target, isFromElsewhere),
    );
  }
}

/** Uploads by the Backup that they belong to. */
export class UploadIndex {
  static readonly #nothing = new BackupUploads();
  readonly #byBackup = new Map<string, BackupUploads>();

  add(upload: Upload): void {
    const key = nameKey(upload.subject.object.namespace, upload.backup);
    const known = this.#byBackup.get(key) ?? new BackupUploads();
    known.add(upload);
    this.#byBackup.set(key, known);
  }

  /** @param name - of the Backup, however long */
  of(namespace: string | undefined, name: string): BackupUploads {
    return (
      this.#byBackup.get(nameKey(namespace, labelValue(name))) ??
      UploadIndex.#nothing
    );
  }

  *all(): Generator<Upload> {
    for (const { all } of this.#byBackup.values()) yield* all;
  }
}

/** An object is of one cluster and kind, so what was read of it is kept with it. */
const read = new WeakMap<KubernetesObject, { upload: Upload | undefined }>();

function readUpload(
  cluster: string,
  kind: Upload['kind'],
  object: KubernetesObject,
): Upload | undefined {
  const known = read.get(object) ?? { upload: uploadOf(cluster, kind, object) };
  read.set(object, known);
  return known.upload;
}

/** Indexes what was read of uploads; what did not change is not read again. */
export function uploadIndex(snapshot: ClusterSnapshot): UploadIndex {
  const index = new UploadIndex();
  const add = (query: ResourceQuery, kind: Upload['kind']) => {
    for (const object of objectsOf(snapshot, query)) {
      const upload = readUpload(snapshot.cluster, kind, object);
      if (upload) index.add(upload);
    }
  };
  add(POD_VOLUME_BACKUPS, 'PodVolumeBackup');
  add(DATA_UPLOADS, 'DataUpload');
  return index;
}
