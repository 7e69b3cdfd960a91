import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { isForbidden } from '../../api/isForbidden';
import { useEntityBackups } from '../../hooks/useEntityBackups';
import { ServerNowContext } from '../../hooks/useServerNow';
import { memberFilter } from '../members/memberFilter';
import { CardContent } from './CardContent';
import { CardFrame } from './CardFrame';
import { LoadingCard } from './LoadingCard';
import { MembersCardContent } from './MembersCardContent';
import { PartFailed } from '../states/PartFailed';

function OwnCard(props: { entity: Entity }) {
  const { entity } = props;
  const { backups, error, reload } = useEntityBackups(
    stringifyEntityRef(entity),
  );
  // Its tab says which permission is missing.
  if (error && isForbidden(error)) return null;
  if (!backups) {
    return (
      <CardFrame>
        {error ? <PartFailed error={error} retry={reload} /> : <LoadingCard />}
      </CardFrame>
    );
  }
  return (
    <CardFrame>
      <ServerNowContext.Provider value={backups.now}>
        <CardContent backups={backups} reloadError={error} />
      </ServerNowContext.Provider>
    </CardFrame>
  );
}

/**
 * The overview card: the verdict, a chip per destination, and the way on. Users
 * who may not see the backups have none.
 */
export function BackupsCard() {
  const { entity } = useEntity();
  const filter = memberFilter(entity);
  return filter ? (
    <MembersCardContent filter={filter} />
  ) : (
    <OwnCard entity={entity} />
  );
}
