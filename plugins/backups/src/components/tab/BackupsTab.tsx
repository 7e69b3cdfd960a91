import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { hasData } from '../../kindsWithData';
import { isForbidden } from '../../api/isForbidden';
import { useEntityBackups } from '../../hooks/useEntityBackups';
import { ServerNowContext } from '../../hooks/useServerNow';
import { MembersContent } from '../members/MembersContent';
import { memberFilter } from '../members/memberFilter';
import { AnswerFailed } from '../states/AnswerFailed';
import { Forbidden } from '../states/Forbidden';
import { LoadingTab } from '../states/LoadingTab';
import { BackupsContent } from './BackupsContent';

/** What an entity holds itself. */
function OwnBackups(props: {
  entity: Entity;
  /** Its members are shown above: nothing is said where it holds nothing. */
  isBeside?: true;
}) {
  const { entity, isBeside } = props;
  const { backups, error, reload } = useEntityBackups(
    stringifyEntityRef(entity),
  );
  if (isBeside && !backups?.linked) return null;
  // Who may no longer see it must not go on seeing the last answer.
  if (error && isForbidden(error)) return <Forbidden />;
  if (!backups) {
    return error ? (
      <AnswerFailed error={error} retry={reload} />
    ) : (
      <LoadingTab />
    );
  }
  return (
    <ServerNowContext.Provider value={backups.now}>
      <BackupsContent backups={backups} reloadError={error} reload={reload} />
    </ServerNowContext.Provider>
  );
}

/** The Backups tab of an entity: is the data safe, and how old is that answer. */
export function BackupsTab() {
  const { entity } = useEntity();
  const filter = memberFilter(entity);
  if (!filter) return <OwnBackups entity={entity} />;
  return (
    <>
      <MembersContent entity={entity} filter={filter} />
      {hasData(entity) && <OwnBackups entity={entity} isBeside />}
    </>
  );
}
