import type { EntityBackups } from 'backstage-plugin-backups-common';
import { Fold } from '../layout/Fold';
import { ForesightFacts } from './ForesightFacts';

/** Props of {@link ForesightFold}. */
export interface ForesightFoldProps {
  backups: EntityBackups;
}

/** What comes back, to which moment, how fast, until when; asked when it is opened. */
export function ForesightFold(props: ForesightFoldProps) {
  return (
    <Fold id="backups-foresight" title="If it is lost or deleted now">
      <ForesightFacts entityRef={props.backups.entityRef} />
    </Fold>
  );
}
