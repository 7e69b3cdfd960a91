import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { isForbidden } from '../../api/isForbidden';
import { useEntityBackups } from '../../hooks/useEntityBackups';
import { ServerNowContext } from '../../hooks/useServerNow';
import { AnswerFailed } from '../states/AnswerFailed';
import { Forbidden } from '../states/Forbidden';
import { LoadingTab } from '../states/LoadingTab';
import { BackupsContent } from './BackupsContent';

/** The Backups tab of an entity: is the data safe, and how old is that answer. */
export function BackupsTab() {
  const { entity } = useEntity();
  const { backups, error, reload } = useEntityBackups(
    stringifyEntityRef(entity),
  );
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
