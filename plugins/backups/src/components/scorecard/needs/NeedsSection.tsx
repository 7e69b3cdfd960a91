import { useCallback, useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import type {
  BackupsApi,
  BackupsRequestOptions,
  ScorecardRequest,
} from 'backstage-plugin-backups-common';
import { useScorecardPart } from '../../../hooks/useScorecardPart';
import { countText } from '../../../text/countText';
import { Skeleton } from '../../atoms/Skeleton';
import { TextButton } from '../../atoms/TextButton';
import { Section } from '../../layout/Section';
import { partFilter } from '../partFilter';
import { NeedRow } from './NeedRow';

/** The rest is one click away. */
const SHOWN = 8;

const useStyles = makeStyles(
  theme => ({
    list: { listStyle: 'none', margin: 0, padding: 0 },
    loading: { display: 'grid', gap: theme.spacing(1.5) },
  }),
  { name: 'BackupsNeedsSection' },
);

/** Props of {@link NeedsSection}. */
export interface NeedsSectionProps {
  /** What the page is filtered by. */
  request: ScorecardRequest;
  /** Changes when the list was read again. */
  askedFor: unknown;
  /** Shows the apps that a cause touches. */
  choose: (cause: string) => void;
}

/** What needs somebody, once per cause, worst first. */
export function NeedsSection(props: NeedsSectionProps) {
  const { request, askedFor, choose } = props;
  const classes = useStyles();
  const [isOpen, setOpen] = useState(false);
  const ask = useCallback(
    (api: BackupsApi, options: BackupsRequestOptions) => {
      const { verdict, cause, ...filter } = partFilter(request);
      return api.getScorecardNeeds(filter, options);
    },
    [request],
  );
  const { answer, error } = useScorecardPart(ask, askedFor);
  const needs = answer?.needs ?? [];
  const shown = isOpen ? needs : needs.slice(0, SHOWN);
  return (
    <Section
      id="backups-needs"
      title={answer && needs.length === 0 ? 'Nothing needs you' : 'Needs you'}
      hint={
        answer && needs.length === 0
          ? countText(answer.counted, 'app')
          : 'worst first, once per cause'
      }
    >
      {!answer && !error && (
        <div className={classes.loading} role="status" aria-label="Loading">
          <Skeleton width="100%" height={38} />
          <Skeleton width="100%" height={38} />
        </div>
      )}
      {!answer && error && `It could not be read: ${error.message}`}
      {needs.length > 0 && (
        <ul className={classes.list}>
          {shown.map(need => (
            <NeedRow key={need.cause} need={need} choose={choose} />
          ))}
        </ul>
      )}
      {needs.length > SHOWN && (
        <TextButton onClick={() => setOpen(!isOpen)}>
          {isOpen ? 'Show fewer' : `${needs.length - SHOWN} more`}
        </TextButton>
      )}
    </Section>
  );
}
