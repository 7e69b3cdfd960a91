import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { InfoCard, ResponseErrorPanel } from '@backstage/core-components';
import { useEntity } from '@backstage/plugin-catalog-react';
import { isForbidden } from '../../api/isForbidden';
import { useEntityBackups } from '../../hooks/useEntityBackups';
import { ServerNowContext } from '../../hooks/useServerNow';
import { memberFilter } from '../members/memberFilter';
import { CardContent } from './CardContent';
import { LoadingCard } from './LoadingCard';
import { MembersCardContent } from './MembersCardContent';

function OwnBody(props: { entity: Entity }) {
  const { entity } = props;
  const { backups, error } = useEntityBackups(stringifyEntityRef(entity));
  if (error && isForbidden(error)) {
    return <>You can't view backups for this app.</>;
  }
  if (!backups) {
    return error ? <ResponseErrorPanel error={error} /> : <LoadingCard />;
  }
  return (
    <ServerNowContext.Provider value={backups.now}>
      <CardContent backups={backups} reloadError={error} />
    </ServerNowContext.Provider>
  );
}

function Body() {
  const { entity } = useEntity();
  const filter = memberFilter(entity);
  return filter ? (
    <MembersCardContent filter={filter} />
  ) : (
    <OwnBody entity={entity} />
  );
}

/** The overview card: the verdict, a chip per destination, and the way on. */
export function BackupsCard() {
  return (
    <InfoCard
      title="Backups"
      titleTypographyProps={{ variant: 'h6', component: 'h2' }}
    >
      <Body />
    </InfoCard>
  );
}
