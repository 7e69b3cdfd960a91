import type {
  RestoreItemView,
  RestoreOptions,
  RunbookAnswer,
} from 'backstage-plugin-backups-common';
import CloudOffIcon from '@material-ui/icons/CloudOff';
import ErrorIcon from '@material-ui/icons/Error';
import WarningIcon from '@material-ui/icons/Warning';
import type { RestoreUrl } from '../../hooks/useRestoreChoice';
import { Instant } from '../atoms/Instant';
import { TextButton } from '../atoms/TextButton';
import { Strip } from '../layout/Strip';
import { PaperTime } from './PaperTime';
import { ProseText } from './ProseText';
import { SeenRestores } from './SeenRestores';

/** When a cluster of which no copy can be checked was last heard of. */
function silentClusters(
  items: readonly RestoreItemView[],
): Map<string, string | undefined> {
  const silent = items.filter(
    ({ paths }) =>
      paths.length > 0 && paths.every(({ state }) => state === 'unreadable'),
  );
  return new Map(
    silent.map(({ cluster, paths }) => [
      cluster,
      paths
        .flatMap(({ lastContact }) => lastContact ?? [])
        .sort()
        .at(-1),
    ]),
  );
}

/** Props of {@link RestoreExceptions}. */
export interface RestoreExceptionsProps {
  options: RestoreOptions;
  /** What is restored. */
  shown: readonly RestoreItemView[];
  answer?: RunbookAnswer;
  change: RestoreUrl['change'];
}

/** What is not in it, what does not answer and what to be careful about: before anything is typed. */
export function RestoreExceptions(props: RestoreExceptionsProps) {
  const { options, shown, answer, change } = props;
  const clusters = silentClusters(shown);
  const canMove = options.scenarios.some(
    ({ scenario, unavailable }) => scenario === 'cluster-gone' && !unavailable,
  );
  return (
    <>
      {[...clusters].map(([cluster, since]) => (
        <Strip
          key={cluster}
          look={{ label: 'Silent', tone: 'unknown', Icon: CloudOffIcon }}
          title={
            <>
              Not answering: {cluster}
              {since && (
                <>
                  {', last copy seen '}
                  <span data-backups-screen>
                    <Instant at={since} />
                  </span>
                  <PaperTime at={since} />
                </>
              )}
            </>
          }
        >
          {canMove && (
            <span data-backups-screen>
              <TextButton
                onClick={() =>
                  change({ scenario: 'cluster-gone', way: undefined })
                }
              >
                Restore into another cluster
              </TextButton>
            </span>
          )}
        </Strip>
      ))}
      <SeenRestores restores={options.seen} />
      {answer?.because && (
        <Strip
          look={{ label: 'Not included', tone: 'bad', Icon: ErrorIcon }}
          title={answer.runbook ? 'Incomplete' : 'No runbook'}
        >
          {answer.because}
        </Strip>
      )}
      {answer?.runbook?.warnings.map((warning, index) => (
        <Strip
          key={index}
          look={{ label: 'Careful', tone: 'warn', Icon: WarningIcon }}
          title="Careful"
        >
          <ProseText>{warning}</ProseText>
        </Strip>
      ))}
    </>
  );
}
